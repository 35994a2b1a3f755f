# Runs what the lab sends, each request in a process of its own, until the lab goes away.
# A request is a line, "<number> <bytes>", and then so many bytes: a script in base64. Its answer is one line,
# "<number> <exit code> <output in base64>". The shell reads lines byte by byte, two system calls each.
# Usage: agent.sh BUSYBOX, with requests on descriptor 3 and answers on descriptor 4.
B=$1
export PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin HOME=/root
mkdir -p /run/lab

answer() {
  file=/run/lab/request.$1
  /bin/sh "$file" > "$file.out" 2>&1 < /dev/null 3<&- 4>&-
  code=$?
  {
    flock 9
    echo "$1 $code $($B base64 -w 0 "$file.out")" >&4
  } 9> /run/lab/agent.lock
  rm -f "$file" "$file.out"
}

echo "0 0 cmVhZHk=" >&4
while read -r number bytes <&3; do
  $B dd bs="$bytes" count=1 iflag=fullblock <&3 2> /dev/null | $B base64 -d > "/run/lab/request.$number"
  answer "$number" &
done
