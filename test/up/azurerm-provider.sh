#!/usr/bin/env bash
# Builds the azurerm provider from its Go module, once, and lays it out as a filesystem mirror:
#   test/up/azurerm-provider.sh DIRECTORY
# Its module path lacks the major version, so that the Go proxy serves no tag of 4.x or 5.x, but only the newest commit it
# knows, as a pseudo-version. This one is release 5.2.0 and four days. It stands in the mirror under the version that the
# stack pins, because Terraform would not look at it otherwise: what the tests see is the schema and the behaviour of 5.2,
# not of the pinned 4.55. Takes about 13 minutes on one core and 3.8 GB of memory.
set -euo pipefail

module=github.com/hashicorp/terraform-provider-azurerm
version=v1.44.1-0.20260824201233-fae580791926
pinned=4.55.0
directory=${1:?name the directory to build into}

target=$directory/registry.terraform.io/hashicorp/azurerm/$pinned/$(go env GOOS)_$(go env GOARCH)
binary=$target/terraform-provider-azurerm_v$pinned
[ ! -x "$binary" ] || exit 0

source=$(mktemp -d)
trap 'rm -rf "$source"' EXIT
cached=$(cd "$source" && go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp -R "$cached/." "$source"
chmod -R u+w "$source"
mkdir -p "$target"
cd "$source"
CGO_ENABLED=0 nice -n 19 go build -p "${JOBS:-1}" -ldflags '-s -w' -o "$binary.new" .
mv "$binary.new" "$binary"
