# Starts one lab host in its own network, process and UTS namespaces, on its own root file system. The PID of the process
# that keeps the host's namespaces is then in the host's folder.
# Usage: start-host.sh NAME LOWER PROGRAM...   (PROGRAM becomes its process 1)
PATH=/run/applets:$PATH # busybox starts four times as fast
name=$1 lower=$2
shift 2
sh /run/shared/in/layer-host.sh "$name" "$lower" || exit 1
dir=/run/lab/hosts/$name
group=/sys/fs/cgroup/lab-$name
mkdir -p "$group"
rm -f "$dir/pid"
(
  echo 0 > "$group/cgroup.procs"
  exec setsid /usr/bin/unshare --net --mount --uts --ipc --pid --cgroup --fork --kill-child \
    /run/applets/sh /run/shared/in/enter-host.sh "$name" "$@"
) < /dev/null > "$dir/log" 2>&1 3<&- 4>&- 9>&- &
while [ ! -s "$dir/pid" ]; do
  kill -0 $! 2> /dev/null || exit 1
  sleep 0.02
done
