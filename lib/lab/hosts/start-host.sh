# Starts one lab host: its own network, processes and name, and its own writable view of the root.
# Usage: start-host.sh NAME LOWER PROGRAM...   (PROGRAM becomes its process 1)
# Prints the process which holds the host's namespaces.
name=$1 lower=$2
shift 2
dir=/run/lab/hosts/$name
mkdir -p "$dir/disk/data" "$dir/disk/work" "$dir/root"
mountpoint -q "$dir/root" ||
  mount -t overlay -o "lowerdir=$lower,upperdir=$dir/disk/data,workdir=$dir/disk/work" "lab-$name" "$dir/root"
group=/sys/fs/cgroup/lab-$name
mkdir -p "$group"
rm -f "$dir/pid"
(
  echo 0 > "$group/cgroup.procs"
  exec setsid unshare --net --mount --uts --ipc --pid --cgroup --fork --kill-child \
    sh /run/shared/in/enter-host.sh "$name" "$@"
) < /dev/null > "$dir/log" 2>&1 3<&- 4>&- 9>&- &
while [ ! -s "$dir/pid" ]; do sleep 0.02; done
cat "$dir/pid"
