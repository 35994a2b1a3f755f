#!/usr/bin/env bash
# Builds OpenTofu from its Go module into a directory, where no Terraform is at hand: test/driver/opentofu.sh DIRECTORY
# `go install` refuses it for the replace directive in its go.mod, so it is built as the main module. About 3 minutes.
set -euo pipefail

module=github.com/opentofu/opentofu
version=v1.10.10
directory=${1:?name the directory to build into}

source=$(mktemp -d)
trap 'rm -rf "$source"' EXIT
cached=$(cd "$source" && go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp -R "$cached/." "$source"
chmod -R u+w "$source"
mkdir -p "$directory"
directory=$(cd "$directory" && pwd)
cd "$source"
CGO_ENABLED=0 go build -ldflags '-s -w' -o "$directory/tofu" ./cmd/tofu
