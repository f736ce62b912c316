"""`report`: the summary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.program import CHINESE, SAMPLE, one_line, run
from cli.reported import REGISTER


def test_the_summary_as_text(register: Path) -> None:
    done = run("report", register, "--as-of", "2024-12-05")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "区重点任务: summary\n"
        "===================\n"
        "As of: 2024-12-05\n"
        "Tasks: 5; 2 done by their status (40.0%)\n"
        "Judged: 4 of 5 (80.0%): passed 1, returned 3; "
        "1 more has changed since and is to be judged again\n"
        "\n"
        "By status\n"
        "---------\n"
        "\n"
        "Status    Tasks  Share\n"
        "--------  -----  -----\n"
        "正在推进      2  40.0%\n"
    )
    for part in (
        "区教委            2  40.0%     0         0.0%        1         2\n",
        "2 tasks have several units and count for each of them, so the shares may add up to more",
        "1 task names no responsible unit.",
        "■ red: overdue and not done (1)\n- Task 1 · ",
        "区城市管理委、区教委 · 2024-12-01 · 4 days over\n",
        "▲ yellow: behind or in doubt (1)\n- Task 3 · ",
        "● blue: due within three days (1)\n- Task 2 · 区卫生健康委 · 2024-12-07 · 2 days left",
        "1. Task 1 · 区城市管理委、区教委 · 2024-12-03\n   · 未说明|错时<b>共享*停车位*\n",
        "Returned, and changed since (1)\n",
        "1. Task 4 · 区生态环境局\n   · 旧\n",
        "2 tasks have no deadline.\n",
        "2024-12-31 · 26 days left\n  · due within 30 days and not begun\n",
        "- Task 1 · 区城市管理委、区教委\n  · 新增有偿错时共享停车位1万个\n",
    ):
        assert part in done.out


def test_the_summary_as_json(register: Path) -> None:
    data = json.loads(run("report", register, "--as-of", "2024年12月5日", "--format", "json").out)
    assert data["as_of"] == "2024-12-05"
    assert data["review"] == {
        "judged": 4,
        "unjudged": 0,
        "passed": 1,
        "returned": 3,
        "stale": 1,
    }
    assert data["units"][0] == {
        "unit": "区教委",
        "tasks": 2,
        "share": 0.4,
        "done": 0,
        "overdue": 1,
        "returned": 2,
    }
    assert {light: [task["id"] for task in tasks] for light, tasks in data["lights"].items()} == {
        "overdue": [1],
        "behind": [3],
        "near": [2],
    }
    assert [task["id"] for task in data["returned"]] == [1, 3, 5]
    assert [task["id"] for task in data["changed_since_returned"]] == [4]
    assert [task.get("why") for task in data["lights"]["behind"]] == ["not_begun"]
    assert (data["without_deadline"], data["undated"]) == (2, [])
    assert (data["called_off"], data["endless"], data["unclear"]) == (0, 0, 0)
    assert data["open_promises"][0]["promises"] == ["新增有偿错时共享停车位1万个"]


def test_the_summary_as_markdown_into_a_file(register: Path, tmp_path: Path) -> None:
    out = tmp_path / "summary.md"
    words = ("--as-of", "2024-12-05", "--format", "markdown", "-o", out)
    done = run("report", register, *words)
    assert (done.code, done.out, done.err) == (0, "", "")
    text = out.read_text("utf-8")
    assert "| 区教委 | 2 | 40.0% | 0 | 0.0% | 1 | 2 |\n" in text
    assert "未说明\\|错时\\<b\\>共享\\*停车位\\*" in text
    assert run("report", register, *words).code == 0  # a file named by hand is written again


def test_the_register_is_not_overwritten_by_its_summary(register: Path) -> None:
    done = run("report", register, "-o", register)
    assert (done.code, done.out) == (2, "")
    assert one_line(done.err) == (
        f"{register} is the register itself; name another place to write to"
    )
    assert register.read_text("utf-8") == REGISTER


def test_without_promises(register: Path) -> None:
    out = run("report", register, "--no-promises", "--as-of", "2024-12-05").out
    assert "No answer seen" not in out
    assert "yellow: behind or in doubt (1)" in out
    data = json.loads(run("report", register, "--no-promises", "--format", "json").out)
    assert data["open_promises"] is None


def _summary_of(tmp_path: Path, tasks: str, *words: str) -> str:
    file = tmp_path / "t.yaml"
    file.write_text(tasks, "utf-8")
    return run("report", file, "--as-of", "2024-12-05", *words).out


BEHIND = """\
- id: 1
  content: 新建6033个温馨家园，帮助残疾人就近享受康复、教育等服务；推进7667处导盲犬基地建设。
  deadline: 2024年12月底前
  status: 推进中
  progress: 1.举办中国网球公开赛、北京马拉松等各类体育赛事269.07万场；2.化妆品抽检1227批次。
"""


def test_what_was_not_looked_for_is_said(tmp_path: Path) -> None:
    assert "yellow: behind or in doubt (1)" in _summary_of(tmp_path, BEHIND)
    out = _summary_of(tmp_path, BEHIND, "--no-promises")
    assert "yellow" not in out
    assert "It was not looked whether the progress answers what was promised. Yellow lacks" in out
    assert "It was not looked" not in _summary_of(tmp_path, BEHIND)


def test_the_summary_says_which_deadlines_it_did_not_understand(tmp_path: Path) -> None:
    deadlines = [
        "长期",
        "长期",
        "待定",
        "12月底前",
        "甲",
        "乙",
        "丙",
        "2024年12月5日前",
        "2024年11月",
    ]
    out = _summary_of(
        tmp_path,
        "".join(
            f"- {{id: {row}, content: c, deadline: {deadline}, status: 推进中, progress: p}}\n"
            for row, deadline in enumerate(deadlines)
        ),
    )
    assert "The deadlines of 7 tasks were not understood as dates" in out
    assert ": 长期 (2), 待定 (1), 12月底前 (1), 甲 (1), 乙 (1), ….\n" in out
    assert "2024年12月5日前 · due today\n" in out
    assert "2024年11月 · 5 days over\n" in out


def test_what_counts_neither_as_done_nor_as_overdue_is_said(tmp_path: Path) -> None:
    out = _summary_of(
        tmp_path,
        "- {id: 1, content: c, units: [u], deadline: 2024-01-01, status: 已取消}\n"
        "- {id: 2, content: c, units: [u], deadline: 2024-01-01, status: 长期坚持}\n"
        "- {id: 3, content: c, units: [u], deadline: 2024-01-01, status: 已完成？}\n",
    )
    assert (
        "Besides: called off or not applicable 1, without an end 1, perhaps done 1; they count "
        "neither as done nor as overdue and not done\n" in out
    )
    assert "■ red" not in out
    assert "overdue, and “已完成？” leaves open whether it is done" in out


def test_a_share_is_only_whole_where_all_are(tmp_path: Path) -> None:
    done = "- {content: c, units: [u], status: 已完成}\n" * 2999
    out = _summary_of(tmp_path, done + "- {content: c, units: [u, v]}\n", "--no-promises")
    assert "Tasks: 3000; 2999 done by their status (99.9%)\n" in out
    assert "no status      1   0.1%\n" in out
    assert "100.0%" in _summary_of(tmp_path, done, "--no-promises")


def test_an_empty_register(tmp_path: Path) -> None:
    file = tmp_path / "empty.yaml"
    file.write_text("tasks: []\n", "utf-8")
    done = run("report", file)
    assert done.code == 0
    assert "Tasks: 0" in done.out


def test_nothing_returned(tmp_path: Path) -> None:
    done = run("report", SAMPLE, "--by-unit", tmp_path / "letters")
    assert (done.code, done.out) == (0, "")
    assert one_line(done.err) == "no task is returned, so no letter was written"
    assert not (tmp_path / "letters").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as-of", "soon"], "--as-of: “soon” is no day; write it as 2024-12-31"),
        (["--reply-by", "2024-12-10"], "--reply-by and --force go with --by-unit"),
        (["--force"], "--reply-by and --force go with --by-unit"),
        (
            ["--by-unit", "x", "--as-of", "2024-12-05", "--reply-by", "2024-12-04"],
            "--reply-by 2024-12-04 comes before 2024-12-05, the day of the letters",
        ),
        (
            ["--by-unit", "x", "-o", "y"],
            "--by-unit writes into its own folder; leave out --output",
        ),
    ],
)
def test_wrong_calls(words: list[str], said: str) -> None:
    done = run("report", SAMPLE, *words)
    assert done.code == 2
    assert one_line(done.err) == said


def test_chinese(register: Path, tmp_path: Path) -> None:
    out = run("report", register, "--as-of", "2024-12-05", env=CHINESE).out
    for part in (
        "区重点任务：督查汇总\n",
        "任务数：共5项，其中任务进度为完成的2项（40.0%）",
        "■ 红色：逾期未完成（1）",
        "逾期4天",
        "▲ 黄色：进度滞后或存疑（1）",
        "● 蓝色：三天内到期（1）",
    ):
        assert part in out
    folder = tmp_path / "退回"
    run("report", register, "--as-of", "2024-12-05", "--by-unit", folder, env=CHINESE)
    letter = (folder / "区教委.md").read_text("utf-8")
    for part in (
        "# 退回清单（区教委）\n",
        "- 日期：2024年12月5日\n- 答复期限：＿＿＿＿年＿＿月＿＿日\n",
        "经审核，下列2项任务的进展情况需进一步核实完善，现予退回。",
        "**退回原因**",
        "1. “新增有偿错时共享停车位1万个”一项未见相应进展，请补充说明。\n",
    ):
        assert part in letter
