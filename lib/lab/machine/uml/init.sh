#!/bin/busybox sh
# First process of the lab's own kernel: puts a layer of memory over this host's root, which is mounted read-only by
# hostfs, and continues there. LAB_SHARED is the folder which both sides see, LAB_BOOT the script in it to run.
B=/bin/busybox
$B mount -t proc proc /proc
$B mount -t tmpfs -o mode=755,size=80% tmpfs /run
$B mkdir -p /run/data /run/work /run/root
$B mount -t overlay -o lowerdir=/,upperdir=/run/data,workdir=/run/work overlay /run/root

cd /run/root || exit 1
for dir in proc sys dev run tmp mnt; do $B mkdir -p $dir; done
$B mount --move /proc proc
$B mount -t sysfs sys sys
$B mount -t devtmpfs dev dev
$B mkdir -p dev/pts dev/shm
$B mount -t devpts devpts dev/pts
$B mount -t tmpfs tmpfs dev/shm
$B mount -t tmpfs -o mode=755 tmpfs run
$B mount -t tmpfs -o mode=1777 tmpfs tmp
$B mkdir -p run/lower run/lab run/shared run/old run/applets
$B mount -o bind / run/lower
$B mount -t hostfs -o "$LAB_SHARED" none run/shared
$B cp $B run/busybox
$B mount -t cgroup2 cgroup2 sys/fs/cgroup
echo > proc/sys/kernel/modprobe
echo 4194304 > proc/sys/net/core/rmem_max
echo 4194304 > proc/sys/net/core/wmem_max

$B pivot_root . run/old
exec /run/busybox chroot . /run/busybox sh -c '
  /run/busybox umount -l /run/old && /run/busybox rmdir /run/old
  /run/busybox ip link set lo up
  /run/busybox --install -s /run/applets
  exec /run/busybox sh "$0"' "/run/shared/in/$LAB_BOOT"
