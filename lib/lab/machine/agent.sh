# Runs what the lab sends, each request in a process of its own, until the lab goes away.
# A request is a line with its number; its script is the file with that name in the shared folder's requests. Its answer is
# a line, "<number> <exit code>", and its output the file "<number>.out". Neither takes a program of its own.
# Usage: SHARED/in/agent.sh, with requests on descriptor 3 and answers on descriptor 4.
export PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin HOME=/root
requests=${0%/in/*}/requests
mkdir -p /run/lab

answer() {
  /bin/sh "$requests/$1" > "$requests/$1.out" 2>&1 < /dev/null 3<&- 4>&-
  code=$?
  # The lab's own kernel gives a file to this host when it is closed, and a program that stays may have it open.
  # Not by `:`, which ends the shell where it cannot open the file.
  true >> "$requests/$1.out"
  echo "$1 $code" >&4
}

echo "0 0" >&4
while read -r number <&3; do
  answer "$number" &
done
