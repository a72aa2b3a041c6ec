#!/usr/bin/env bash
# This server beside the bare upstream, a YARP reverse proxy and the Portkey gateway, in one run on one machine, on loopback. About twelve minutes.
#
#   compare.sh [--what LIST] [--reps N] [--secs S] [--callers LIST] [--streams LIST] [--layout pinned|free] [--image plain|composite] [--out FILE]
#
#   --what     comma list of: nonstream stream leave start (default: all)
#   --image    how the server is published: plain, compiled ahead on the installed runtime (default); composite, self-contained and compiled ahead with the framework, which takes minutes
#   --layout   pinned: the server under test alone on CPU 0, upstream and callers on CPU 1 (default); free: no pinning
#
# Standard output: a Markdown table, each figure the median of the repetitions (least..most). The runs themselves go to the file, one JSON object a line.
# Needs the .NET 10 SDK, curl, jq, taskset; node and npm for the gateway (left out where they are absent). Only building and npm use the network.
set -euo pipefail
cd "$(dirname "$0")"
what=nonstream,stream,leave,start reps=3 secs=4 callers=1,16,64 streams=1,200,500 layout=pinned image=plain out=""
while [ $# -gt 0 ]; do
  case "$1" in --what) what=$2 ;; --reps) reps=$2 ;; --secs) secs=$2 ;; --callers) callers=$2 ;; --streams) streams=$2 ;; --layout) layout=$2 ;; --image) image=$2 ;; --out) out=$2 ;; *) sed -n '2,10p' "$0" >&2; exit 2 ;; esac
  shift 2
done
for tool in dotnet curl jq taskset; do command -v "$tool" > /dev/null || { echo "$tool is needed: install it." >&2; exit 3; }; done
[ "$layout" = pinned ] && sut="taskset -c 0" gen="taskset -c 1" || { sut=""; gen=""; }
work="${BENCH_WORK:-$PWD/.work}"; mkdir -p "$work"; out="${out:-$work/$layout.jsonl}"; : > "$out"
isfree() { ! (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }
for port in 9901 9902 9903 9904; do isfree $port || { echo "port $port is taken: another run may be going on. Stop what listens there." >&2; exit 3; }; done

dotnet build ClinicalAssistant.Load -c Release -v q -nologo >&2
[ "$image" = composite ] && form="--self-contained true -p:PublishReadyToRunComposite=true" || form="--self-contained false"
dotnet publish ../src/ClinicalAssistant.Api -c Release -r linux-x64 $form -o "$work/$image" -v q -nologo >&2
load="dotnet ClinicalAssistant.Load/bin/Release/net10.0/ClinicalAssistant.Load.dll"
if command -v npm > /dev/null && [ ! -d "$work/portkey/node_modules" ]; then
  mkdir -p "$work/portkey"
  # The newest hono breaks the gateway's streams; these are the versions of its own lock file.
  echo '{"private":true,"dependencies":{"@portkey-ai/gateway":"1.15.2"},"overrides":{"@hono/node-server":"1.13.5","hono":"4.9.7","@hono/node-ws":"1.2.0"}}' > "$work/portkey/package.json"
  (cd "$work/portkey" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error >&2) || echo "the gateway could not be installed: it is left out" >&2
fi
gateway="$work/portkey/node_modules/@portkey-ai/gateway/build/start-server.js"

pids=""
stop() { for p in $pids; do kill "$p" 2> /dev/null || true; done; for p in $pids; do wait "$p" 2> /dev/null || true; done; pids=""; }
trap stop EXIT
await() { # PORT PID LOG: until it answers, or has died
  for _ in $(seq 1200); do
    curl -s -o /dev/null --max-time 1 "http://127.0.0.1:$1/" && return
    kill -0 "$2" 2> /dev/null || { echo "what should listen on port $1 has ended:" >&2; tail -5 "$3" >&2; exit 1; }
    sleep 0.02
  done
  echo "nothing answers on port $1" >&2; exit 1
}
begin() { # PORT LOG COMMAND...: in the background; its id is in $started
  local port=$1 log=$2; shift 2
  "$@" > "$log" 2>&1 & started=$!; pids="$pids $started"; await "$port" "$started" "$log"
}
server() { # MODEL: the routes: bare without evidence, full with it
  begin 9904 "$work/server.log" env CLINICAL_HOME="$work/home" Logging__LogLevel__Default=Error \
    Models__Providers__bare__Kind=OpenAICompatible Models__Providers__bare__Endpoint=http://127.0.0.1:9901/v1 "Models__Providers__bare__Model=$1" Models__Providers__bare__SupportsTools=false \
    Models__Providers__full__Kind=OpenAICompatible Models__Providers__full__Endpoint=http://127.0.0.1:9901/v1 "Models__Providers__full__Model=$1" Models__Providers__full__SupportsTools=false \
    Models__Routes__default__0=bare Consult__RoutesWithoutEvidence=bare $sut "$work/$image/ClinicalAssistant.Api" --urls http://127.0.0.1:9904
  server_pid=$started
}
guards='{"provider":"openai","api_key":"bench","custom_host":"http://127.0.0.1:9901/v1","before_request_hooks":[{"type":"guardrail","id":"input","deny":true,"checks":[{"id":"default.regexMatch","parameters":{"rule":"\\b\\d{3}-\\d{2}-\\d{4}\\b","not":true}},{"id":"default.contains","parameters":{"operator":"none","words":["ignore previous instructions","system prompt","jailbreak","developer mode","password","api key"]}},{"id":"default.wordCount","parameters":{"minWords":1,"maxWords":2000}}]}],"after_request_hooks":[{"type":"guardrail","id":"output","deny":true,"checks":[{"id":"default.regexMatch","parameters":{"rule":"\\b\\d{3}-\\d{2}-\\d{4}\\b","not":true}},{"id":"default.contains","parameters":{"operator":"none","words":["guaranteed cure","stop all medication","no need for a doctor"]}},{"id":"default.wordCount","parameters":{"minWords":1,"maxWords":2000}}]}]}'
start_all() { # MODEL
  rm -rf "$work/home"
  begin 9901 "$work/upstream.log" $gen $load upstream --port 9901
  begin 9902 "$work/yarp.log" $sut $load yarp --port 9902 --to 9901; yarp_pid=$started
  if [ -f "$gateway" ]; then begin 9903 "$work/portkey.log" env NODE_ENV=production $sut node "$gateway" --port=9903 --headless; portkey_pid=$started; fi
  server "$1"
}
targets="direct yarp clinical-bare clinical-full"; [ -f "$gateway" ] && targets="direct yarp portkey portkey-guards clinical-bare clinical-full"
measure() { # TARGET MODEL ARGS...
  local t=$1 m=$2; shift 2
  local port=9901 pid=0 model=$m headers=(--header "authorization: Bearer bench")
  case $t in
    yarp) port=9902 pid=$yarp_pid ;;
    portkey) port=9903 pid=$portkey_pid headers+=(--header "x-portkey-provider: openai" --header "x-portkey-custom-host: http://127.0.0.1:9901/v1") ;;
    portkey-guards) port=9903 pid=$portkey_pid headers+=(--header "x-portkey-config: $guards") ;;
    clinical-bare) port=9904 pid=$server_pid model=bare ;;
    clinical-full) port=9904 pid=$server_pid model=full ;;
  esac
  local stream=false; [[ " $* " == *" --stream true "* ]] && stream=true
  $gen $load run --url "http://127.0.0.1:$port/v1/chat/completions" --body "{\"model\":\"$model\",\"stream\":$stream,\"messages\":[{\"role\":\"user\",\"content\":\"What helps against a common cold in an adult?\"}]}" \
    --label "$t" --pid "$pid" "${headers[@]}" "$@"
}
resident() { awk '/VmRSS/{printf "%.1f", $2/1024}' "/proc/$1/status"; }
for w in ${what//,/ }; do case $w in
  nonstream)
    start_all any
    for t in $targets; do measure "$t" any --concurrency 16 --seconds 6 --warmup 0 > /dev/null; done
    for c in ${callers//,/ }; do for _ in $(seq "$reps"); do for t in $targets; do measure "$t" any --concurrency "$c" --seconds "$secs" >> "$out"; done; done; done
    stop ;;
  stream)
    start_all "any;tokens=200;delay=5"
    for t in $targets; do measure "$t" "any;tokens=200;delay=5" --stream true --concurrency 20 --once true > /dev/null; done
    for c in ${streams//,/ }; do for _ in $(seq "$reps"); do for t in $targets; do measure "$t" "any;tokens=200;delay=5" --stream true --concurrency "$c" --once true >> "$out"; done; done; done
    stop ;;
  leave)
    server "any;tokens=200;delay=50"
    $gen $load leave --upstream-port 9901 --url http://127.0.0.1:9904/v1/chat/completions --label clinical --body '{"model":"bare","stream":true,"messages":[{"role":"user","content":"What helps against a common cold in an adult?"}]}' >> "$out"
    stop ;;
  start) # first: with an empty data folder, whose packs are compiled on the way; again: with the one that is there
    for _ in $(seq "$reps"); do
      rm -rf "$work/home"
      for label in "start first" "start again"; do
        from=$(date +%s%N); server any; until curl -s -o /dev/null --fail --max-time 1 http://127.0.0.1:9904/health/ready; do sleep 0.01; done
        ready=$((($(date +%s%N) - from) / 1000000)); sleep 3
        echo "{\"label\":\"$label\",\"ready_ms\":$ready,\"cpu_ms\":$(awk '{print ($14 + $15) * 10}' "/proc/$server_pid/stat"),\"rest_mb\":$(resident "$server_pid")}" >> "$out"
        stop
      done
    done ;;
  *) echo "--what: nonstream, stream, leave or start, not '$w'" >&2; exit 2 ;;
esac; done
$load table --file "$out"
