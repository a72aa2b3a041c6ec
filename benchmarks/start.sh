#!/usr/bin/env bash
# Wall time of one 'clinical ask' from process start: publishes ReadyToRun, then runs it 20 times (needs hyperfine). Prints mean, spread and range.
set -euo pipefail
cd "$(dirname "$0")/.."
out="$(mktemp -d)"
dotnet publish src/ClinicalAssistant.Cli -c Release -r linux-x64 --self-contained false -o "$out/app" -v q
export CLINICAL_HOME="$out/home"
question="58-year-old man, crushing substernal chest pain radiating to the left arm for 40 minutes, diaphoretic, BP 92/60"
"$out/app/clinical" ask "$question" > /dev/null 2>&1
hyperfine --warmup 3 --runs 20 --export-json "$out/start.json" "$out/app/clinical ask '$question'"
