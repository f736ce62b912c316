"""What Click itself says, for the translators; nothing imports this.

Click looks its words up in the process-wide catalogue, and `translate_libraries` makes that ours.
Standing here, they are extracted with all others.  Some are of Click 8.1 and some of later ones.
"""

from __future__ import annotations

from taskreview.i18n import _, ngettext


def _of_help() -> None:
    _("Usage:")
    _("Options")
    _("Commands")
    _("Positional arguments")
    _("Show this message and exit.")
    _("default: {default}")


def _of_errors() -> None:
    _("No such option {name!r}.")
    _("No such option: {name}")
    _("No such command {name!r}.")
    ngettext(
        "Did you mean {possibility}?",
        "(Did you mean one of: {possibilities}?)",
        1,
    )
    _("Missing argument")
    _("Missing option")
    _("Missing parameter")
    _("Missing {param_type}")
    _("Missing command.")
    _("Invalid value: {message}")
    _("Invalid value for {param_hint}: {message}")
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 2)
    _("{value!r} is not a valid {number_type}.")
    ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 2)
    ngettext(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 2
    )
    _("Option {name!r} does not take a value.")
    _("Choose from:\n\t{choices}")


def _of_completion() -> None:
    _("Couldn't detect Bash version, shell completion is not supported.")
