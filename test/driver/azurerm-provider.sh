#!/usr/bin/env bash
# Builds the azurerm provider from its Go module and lays it out as a filesystem mirror:
#   test/driver/azurerm-provider.sh DIRECTORY
# Its module path lacks the major version, so that the Go proxy serves no tag of 4.x or 5.x, but only the newest commit it
# knows, as a pseudo-version. This one is release 5.2.0 and four days. The mirror has it as the version that the
# stack pins, because Terraform would not find it otherwise: what the tests see is the schema and the behavior of 5.2,
# not of the pinned 4.55.
# The services that our stack has nothing of are left out of the provider's own lists, and so are not compiled: about 3
# minutes on one core instead of 13. The rest is the provider's source as it is, compiled without optimization, which
# saves a fifth of that. SERVICES='.*' builds all of them.
set -euo pipefail

module=github.com/hashicorp/terraform-provider-azurerm
version=v1.44.1-0.20260824201233-fae580791926
pinned=4.55.0
# keyvault and managedhsm are what compute asks for when it runs.
services=${SERVICES:-compute|keyvault|managedhsm|network|resource}
mkdir -p "${1:?name the directory to build into}"
directory=$(cd "$1" && pwd)

path=hashicorp/azurerm/$pinned/$(go env GOOS)_$(go env GOARCH)
target=$directory/registry.terraform.io/$path
binary=$target/terraform-provider-azurerm_v$pinned
[ ! -x "$binary" ] || exit 0

source=$(mktemp -d)
trap 'rm -rf "$source"' EXIT
cached=$(cd "$source" && go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp -R "$cached/." "$source"
chmod -R u+w "$source"
mkdir -p "$target" "$(dirname "$directory/registry.opentofu.org/$path")"
# The same for OpenTofu, which looks under the name of its own registry.
ln -sfn "$target" "$directory/registry.opentofu.org/$path"
cd "$source"

# Takes out the imports of other services, and each line or block that uses one of them.
for file in internal/provider/services.go internal/provider/services_gen.go internal/clients/client.go internal/clients/client_gen.go; do
  awk -v keep="$services" '
    block != "" { if ($0 == block "}") block = ""; next }
    /^\t([A-Za-z0-9_]+ )?".*\/(internal\/services|go-azure-sdk\/resource-manager)\// {
      count = split($NF, part, "/")
      service = part[count] == "client\"" ? part[count - 1] : part[count]
      gsub(/"/, "", service)
      if (service !~ "^(" keep ")$") { left[NF == 2 ? $1 : service]; next }
    }
    {
      for (name in left) if (match($0, "[ \t*]" name "\\.")) {
        if (/{$/) { match($0, /^\t*/); block = substr($0, 1, RLENGTH) }
        next
      }
      print
    }
  ' "$cached/$file" > "$file"
done
grep -q 'fmt\.' internal/clients/client_gen.go || sed -i '/^\t"fmt"$/d' internal/clients/client_gen.go

CGO_ENABLED=0 nice -n 19 go build -p "${JOBS:-2}" -gcflags 'all=-N -l' -ldflags '-s -w' -o "$binary.new" .
mv "$binary.new" "$binary"
