# Creates a writable root file system for one lab host, an overlay in memory.
# Usage: layer-host.sh NAME LOWER
set -e
dir=/run/lab/hosts/$1
mkdir -p "$dir/root"
mountpoint -q "$dir/root" && exit 0
mkdir -p "$dir/disk"
mount -t tmpfs -o size=256m tmpfs "$dir/disk"
mkdir -p "$dir/disk/data" "$dir/disk/work"
mount -t overlay -o "lowerdir=$2,upperdir=$dir/disk/data,workdir=$dir/disk/work" "lab-$1" "$dir/root"
