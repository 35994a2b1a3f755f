# First process of a lab host: makes the host's folder its root file system, then executes PROGRAM.
# Usage: enter-host.sh NAME PROGRAM...
set -e
name=$1
shift
dir=/run/lab/hosts/$name
root=$dir/root
read -r pid rest < /proc/self/stat # the PID outside, as /proc still is the outer one
hostname "$name"
mount --make-rprivate /
mount --bind "$root" "$root"
mkdir -p "$root/proc" "$root/sys" "$root/dev" "$root/run" "$root/tmp"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mkdir -p "$root/dev/pts" "$root/dev/shm" "$root/run/shared" "$root/run/old"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
# One program for all the others.
{
  for device in null zero full random urandom tty; do
    : > "$root/dev/$device"
    echo "/dev/$device $root/dev/$device none bind 0 0"
  done
  echo "proc $root/proc proc defaults 0 0"
  echo "sysfs $root/sys sysfs defaults 0 0"
  echo "cgroup2 $root/sys/fs/cgroup cgroup2 defaults 0 0"
  echo "devpts $root/dev/pts devpts newinstance,ptmxmode=0666 0 0"
  echo "tmpfs $root/tmp tmpfs mode=1777 0 0"
  echo "/run/shared $root/run/shared none bind 0 0"
} > "$dir/mounts"
mount -a -T "$dir/mounts"
echo "$pid" > "$dir/pid.new"
mv "$dir/pid.new" "$dir/pid"
cd "$root"
pivot_root . run/old
exec chroot . sh -c 'umount -l /run/old && rmdir /run/old && exec "$@"' sh "$@"
