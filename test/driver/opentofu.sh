#!/usr/bin/env bash
# Builds OpenTofu from its Go module into a directory, where no Terraform is at hand: test/driver/opentofu.sh DIRECTORY
# About 3 minutes.
set -euo pipefail
exec "$(dirname "$0")/../../.ci/build-go" github.com/opentofu/opentofu@v1.10.10 ./cmd/tofu "${1:?name the directory to build into}/tofu"
