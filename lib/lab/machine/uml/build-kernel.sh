# Builds the lab's own kernel from Debian's source package. Each step leaves its result in the build folder under its
# final name only when it is complete, so that an interrupted build resumes where it ended.
# Usage: build-kernel.sh PACKAGE VERSION OPTIONS_FILE FIXES_FILE BUILD_FOLDER   (the program is BUILD_FOLDER/linux)
# Prints one line a step; what the tools print goes to BUILD_FOLDER/log.
set -e
package=$1 version=$2 options=$3 fixes=$4 folder=$5
mkdir -p "$folder"
cd "$folder"
exec 3>&1 >> log 2>&1
say() { echo "$*" >&3; }

if [ ! -d source ]; then
  if [ ! -f package.deb ]; then
    say "fetching $package $version (about 160 MB, once)"
    rm -rf fetch
    mkdir fetch
    (cd fetch && apt-get download -q "$package=$version")
    mv fetch/*.deb package.deb
  fi
  say "unpacking the source"
  rm -rf package source.part
  mkdir source.part
  dpkg-deb -x package.deb package
  # More than half of the files belong to other processors and to devices that the lab does not have.
  tar -x -f "$(find package/usr/src -name '*.tar.*' -type f | head -n 1)" -C source.part --strip-components=1 --wildcards \
    --exclude='*/arch/[!ux]*/*.[chS]' --exclude='*.dts' --exclude='*.dtsi' --exclude='*/Documentation/*.rst' --exclude='*/Documentation/*.yaml' \
    --exclude='*/Documentation/*.txt' --exclude='*/drivers/gpu/*.[ch]' --exclude='*/drivers/media/*.[ch]' \
    --exclude='*/drivers/net/*/*.[ch]' --exclude='*/drivers/staging/*.[ch]' --exclude='*/drivers/usb/*.[ch]' \
    --exclude='*/drivers/scsi/*.[ch]' --exclude='*/drivers/clk/*.[ch]' --exclude='*/sound/*.[ch]' \
    --exclude='*/tools/perf/*' --exclude='*/tools/testing/*'
  # Here, since a source that was fixed in part must not be compiled either.
  (cd source.part && sh "$fixes")
  mv source.part source
  rm -rf package package.deb fetch
fi

cd source
say "configuring"
make ARCH=um tinyconfig
cat "$options" >> .config
make ARCH=um olddefconfig
# An option that this source knows and did not set; some were merged into others since 6.1.
missing=''
for option in $(grep -vxFf .config "$options"); do
  name=${option%%=*}
  if grep -rqx --include='Kconfig*' "config ${name#CONFIG_}" .; then missing="$missing $option"; fi
done
if [ -n "$missing" ]; then
  say "this source does not set the options$missing"
  exit 1
fi

say "compiling (about 9 minutes of processor time)"
nice -n 10 make ARCH=um "-j$(nproc)" linux
strip -o ../linux.part linux
mv ../linux.part ../linux
