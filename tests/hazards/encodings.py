"""Registers in every encoding that is met, and in some that must be refused."""

from __future__ import annotations

import codecs

_TASKS = "tasks:\n- id: 1\n  progress: 旧的进展\n  status: 推进中\n- id: 2\n  progress: 第二项\n"
_MANY = "# 台账 " + "督查任务完成情况" * 20 + "\n" + _TASKS

BRACKETS = "珅珄珆焄焆媅媆媨媫媩"
"""GBK characters whose second byte is one of [ ] { } | \\ and the like."""

RARE = "㐀𠀀𠮷龦€"
"""Characters that GB18030 writes in four bytes, and the euro sign."""

READ: dict[str, bytes] = {
    "UTF-8": _TASKS.encode(),
    "UTF-8 with its mark": codecs.BOM_UTF8 + _TASKS.encode(),
    "UTF-8 with its mark, CRLF": codecs.BOM_UTF8 + _TASKS.replace("\n", "\r\n").encode(),
    "UTF-16 LE": codecs.BOM_UTF16_LE + _TASKS.encode("utf-16-le"),
    "UTF-16 BE": codecs.BOM_UTF16_BE + _TASKS.encode("utf-16-be"),
    "UTF-16 LE, CRLF": codecs.BOM_UTF16_LE + _TASKS.replace("\n", "\r\n").encode("utf-16-le"),
    "UTF-16 BE with pairs": codecs.BOM_UTF16_BE + _TASKS.replace("旧", "😀𠮷").encode("utf-16-be"),
    "GBK": _MANY.encode("gbk"),
    "GBK, CRLF": _MANY.replace("\n", "\r\n").encode("gbk"),
    "GBK, few characters": _TASKS.encode("gbk"),
    "GBK, one character": "- id: 1\n  progress: 好\n".encode("gbk"),
    "GBK, bytes like brackets": _MANY.replace("旧的", BRACKETS).encode("gbk"),
    "GBK, bytes like brackets in quotes": (
        _MANY.replace("旧的进展", f'"{BRACKETS}"').encode("gbk")
    ),
    "GBK, bytes like brackets in a flow": (
        f"# {'督查任务' * 20}\n- {{id: 1, progress: {BRACKETS}}}\n".encode("gbk")
    ),
    "GBK, the euro sign of Windows": _MANY.encode("gbk").replace("旧".encode("gbk"), b"\x80"),
    "GB18030, four bytes": _MANY.replace("旧的", RARE).encode("gb18030"),
    "GB18030 with its mark": b"\x84\x31\x95\x33" + _MANY.encode("gb18030"),
    "GB18030, emoji": _MANY.replace("旧", "😀").encode("gb18030"),
    "ASCII": b"- id: 1\n  progress: old\n- id: 2\n",
    "ASCII up to the last byte": b"# a\n" * 20_000 + "- id: 1\n  progress: old # 完\n".encode(),
    "GBK after much ASCII": b"# a\n" * 20_000 + "- id: 1\n  progress: 旧的进展\n".encode("gbk"),
    "UTF-8, signs of every width": "- id: 1\n  progress: aé中😀\n".encode(),
    "UTF-8, decomposed": "- id: 1\n  progress: e\u0301\n".encode(),
    "UTF-8, private use": "- id: 1\n  progress: \ue000\U000f0000\n".encode(),
    "UTF-8, a mark within": "- id: 1\n  progress: 'a\ufeffb'\n".encode(),
    "UTF-8, two marks": codecs.BOM_UTF8 * 2 + b"- id: 1\n  progress: old\n",
    "UTF-8 with its mark, document mark": codecs.BOM_UTF8 + b"---\n- id: 1\n  progress: old\n",
    "UTF-8 with its mark, flow": codecs.BOM_UTF8 + b'[{"id": 1, "progress": "old"}]',
    "GBK by chance, two bytes": b"- id: 1\n  progress: \xc0\xaf\n",
    "GB18030 by chance, four bytes": b"- id: 1\n  progress: \xf4\x90\x80\x80\n",
    "UTF-16 without line end": codecs.BOM_UTF16_LE + "- id: 1\n  progress: 旧".encode("utf-16-le"),
}

REFUSED: dict[str, bytes] = {
    "nothing": b"",
    "a mark alone": codecs.BOM_UTF8,
    "half a mark": codecs.BOM_UTF8[:2],
    "a UTF-16 mark alone": codecs.BOM_UTF16_LE,
    "UTF-16, odd": codecs.BOM_UTF16_LE + _TASKS.encode("utf-16-le") + b"\x00",
    "UTF-16, odd in the middle": codecs.BOM_UTF16_LE + b"\x00" + _TASKS.encode("utf-16-le"),
    "UTF-16, half a pair": (
        codecs.BOM_UTF16_LE + "- id: 1\n  progress: ".encode("utf-16-le") + b"\x3d\xd8"
    ),
    "UTF-16, a lone low half": (
        codecs.BOM_UTF16_BE + "- id: 1\n  progress: ".encode("utf-16-be") + b"\xde\x00\x00a"
    ),
    "UTF-16 without its mark": _TASKS.encode("utf-16-le"),
    "UTF-16 BE without its mark": _TASKS.encode("utf-16-be"),
    "UTF-32": codecs.BOM_UTF32_LE + _TASKS.encode("utf-32-le"),
    "UTF-8, a surrogate": b"- id: 1\n  progress: \xed\xa0\xbd\n",
    "UTF-8, damaged": _MANY.encode().replace("旧".encode(), b"\xe6\x97"),
    "UTF-8 that breaks off": _MANY.encode()[:-2],
    "UTF-8 with its mark, damaged": codecs.BOM_UTF8 + b"- id: 1\n  progress: \xff\n",
    "GB18030 that breaks off": _MANY.replace("旧的", RARE).encode("gb18030")[:40] + b"\x81",
    "Latin-1": "- id: 1\n  progress: \xe9t\xe9\n".encode("latin-1"),
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
    "an archive": b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(range(256)),
    "zeros": bytes(5000),
    "one zero": b"- id: 1\n  progress: a\x00b\n",
}
