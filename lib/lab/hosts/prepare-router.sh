# Makes the root file system of the router's host like a new AMI: the distribution's default settings, no units of
# this machine, the VPC's resolver, and the lab's certificate authority as a trusted one.
# Usage: prepare-router.sh ROOT AUTHORITY [SEED]   (with SEED, cloud-init runs at boot and reads its user data there)
set -e
PATH=/run/applets:$PATH # busybox starts four times as fast
root=$1 authority=$2 seed=$3
cd "$root"
rm -rf etc/systemd/system/* etc/sysctl.d/* usr/lib/sysctl.d/* etc/sysctl.conf etc/swanctl/conf.d/* etc/swanctl/sharedkey
rm -rf etc/strongswan.d/vpc2vnet.conf etc/vpc2vnet var/lib/vpc2vnet
mkdir -p etc/systemd/system etc/systemd/journald.conf.d etc/swanctl/conf.d
echo 'include conf.d/*.conf' > etc/swanctl/swanctl.conf
printf 'swanctl {\n  load = nonce\n}\n' > etc/swanctl/lab.conf
cat > etc/strongswan.conf <<'CONF'
charon {
  load_modular = yes
  plugins {
    include strongswan.d/charon/*.conf
  }
}
include strongswan.d/*.conf
CONF
tr -d - < /proc/sys/kernel/random/uuid > etc/machine-id
printf '[Journal]\nStorage=volatile\n' > etc/systemd/journald.conf.d/lab.conf
rm -f etc/resolv.conf
echo 'nameserver 169.254.169.253' > etc/resolv.conf
cat "$authority" >> etc/ssl/certs/ca-certificates.crt

# The router does not need units for devices, consoles and logins, which take seconds under emulation.
for unit in systemd-udevd.service systemd-udev-trigger.service systemd-udevd-control.socket systemd-udevd-kernel.socket \
  systemd-hwdb-update.service systemd-binfmt.service systemd-modules-load.service systemd-logind.service getty.target \
  systemd-remount-fs.service systemd-update-utmp.service systemd-update-utmp-runlevel.service systemd-random-seed.service \
  systemd-journal-flush.service systemd-tmpfiles-setup-dev.service systemd-firstboot.service systemd-sysusers.service \
  dev-hugepages.mount dev-mqueue.mount sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount \
  sys-fs-fuse-connections.mount proc-sys-fs-binfmt_misc.automount systemd-ask-password-console.path \
  systemd-ask-password-wall.path kmod-static-nodes.service dbus.service dbus.socket systemd-machine-id-commit.service; do
  ln -sf /dev/null "etc/systemd/system/$unit"
done

# Generators run at every reload and generate nothing here.
rm -f usr/lib/systemd/system-generators/*

# The lab has no package mirror and does not test upgrades.
if ! grep -q '^Package: unattended-upgrades$' var/lib/dpkg/status; then
  printf 'Package: unattended-upgrades\nStatus: install ok installed\nVersion: 0~lab\nArchitecture: all\nMaintainer: lab\nDescription: placeholder for the package, which the lab does not use\n\n' >> var/lib/dpkg/status
fi

rm -rf etc/cloud/cloud.cfg.d/* var/lib/cloud
if [ -n "$seed" ]; then
  mkdir -p etc/cloud/cloud.cfg.d var/lib/cloud/seed/nocloud etc/systemd/system/multi-user.target.wants
  cp "$seed/user-data" "$seed/meta-data" var/lib/cloud/seed/nocloud/
  # Logins, locales and package sources are settings of the AMI, not of the router.
  cat > etc/cloud/cloud.cfg.d/99-lab.cfg <<'CONF'
datasource_list: [NoCloud]
network: { config: disabled }
apt_preserve_sources_list: true
locale: false
users: []
ssh_deletekeys: false
ssh_genkeytypes: []
CONF
  ln -s /lib/systemd/system/cloud-init.target etc/systemd/system/multi-user.target.wants/cloud-init.target
  mkdir -p etc/systemd/system/cloud-init.target.wants
  for stage in cloud-init-local cloud-init cloud-config cloud-final; do
    ln -s "/lib/systemd/system/$stage.service" "etc/systemd/system/cloud-init.target.wants/$stage.service"
  done
else
  mkdir -p etc/cloud
  touch etc/cloud/cloud-init.disabled
fi

# Without package sources and lists, the first boot has nothing to upgrade. An ordinary user of this host may not look into
# the folder that apt has among its lists.
rm -rf etc/apt/sources.list etc/apt/sources.list.d/*
for list in var/lib/apt/lists/*; do
  [ ! -f "$list" ] || rm -f "$list"
done
