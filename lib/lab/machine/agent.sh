# Runs what the lab sends, each request in a process of its own, until the lab goes away.
# A request is one line, "<number> <script in base64>"; its answer is "<number> <exit code> <output in base64>".
# Usage: agent.sh BUSYBOX, with requests on descriptor 3 and answers on descriptor 4.
B=$1
export PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin HOME=/root
mkdir -p /run/lab

answer() {
  file=/run/lab/request.$1
  echo "$2" | $B base64 -d > "$file"
  /bin/sh "$file" > "$file.out" 2>&1 < /dev/null 3<&- 4>&-
  code=$?
  {
    flock 9
    echo "$1 $code $($B base64 -w 0 "$file.out")" >&4
  } 9> /run/lab/agent.lock
  rm -f "$file" "$file.out"
}

echo "0 0 cmVhZHk=" >&4
while read -r number script <&3; do
  answer "$number" "$script" &
done
