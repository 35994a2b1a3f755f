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
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero full random urandom tty; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir -p "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mkdir -p "$root/run/shared" "$root/run/old"
mount --bind /run/shared "$root/run/shared"
echo "$pid" > "$dir/pid.new"
mv "$dir/pid.new" "$dir/pid"
cd "$root"
pivot_root . run/old
exec chroot . sh -c 'umount -l /run/old && rmdir /run/old && exec "$@"' sh "$@"
