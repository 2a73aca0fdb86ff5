"""Writes the table and the plot of docs/performance.md from results.json: table.py ROOT."""

import json
import sys
from html import escape
from pathlib import Path

root = Path(sys.argv[1])
report = json.loads((root / "benches/peers/results.json").read_text())
rows = sorted(report["results"], key=lambda row: -row["mb_per_cpu_second"])

lines = [
    "| tool | checks | MB/s of CPU time | ratio | MB/s of wall time | start, CPU s | peak memory, MB | corpus, MB |",
    "|---|---|---|---|---|---|---|---|",
]
for row in rows:
    lines.append(
        f"| {row['tool']} | {row['checks']} | {row['mb_per_cpu_second']} | {row['ratio_to_first']} "
        f"| {row['mb_per_second']} | {row['start_seconds']} | {row['peak_megabytes']} | {row['megabytes']} |"
    )
about = (
    f"{report['date']}, {report['machine']}, medians of {report['rounds']} interleaved runs; "
    + "; ".join(version if name in version else f"{name} {version}" for name, version in report["versions"].items())
    + "."
)
lines += ["", about]
for name, reason in report["not_measured"].items():
    lines.append(f"Not measured: {name} ({reason.replace('|', '/')}).")

page = root / "docs/performance.md"
text = page.read_text()
begin, end = "<!-- peers: begin -->\n", "<!-- peers: end -->"
before, rest = text.split(begin)
page.write_text(before + begin + "\n" + "\n".join(lines) + "\n\n" + end + rest.split(end)[1])

# Bars on a logarithmic scale, from 1 MB/s.
import math

top = max(row["mb_per_cpu_second"] for row in rows)
width, left, step = 720, 260, 24
scale = (width - left - 70) / math.log10(max(top, 10))
bars = []
for number, row in enumerate(rows):
    y = 10 + number * step
    length = max(2, math.log10(max(row["mb_per_cpu_second"], 1.05)) * scale)
    fill = "#1f6feb" if row["tool"].startswith("verbale") else "#8b949e"
    bars.append(
        f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{escape(row["tool"])}</text>'
        f'<rect x="{left}" y="{y + 2}" width="{length:.1f}" height="16" fill="{fill}"/>'
        f'<text x="{left + length + 6:.1f}" y="{y + 14}">{row["mb_per_cpu_second"]}</text>'
    )
height = 20 + len(rows) * step
(root / "docs/performance.svg").write_text(
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
    'font-family="sans-serif" font-size="12" fill="#24292f">'
    "<title>MB/s of CPU time, logarithmic</title>"
    f'<rect width="{width}" height="{height}" fill="#ffffff"/>' + "\n".join(bars) + "</svg>\n"
)
