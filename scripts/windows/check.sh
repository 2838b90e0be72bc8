#!/usr/bin/env bash
# What a change has to pass for Windows: the whole build where its parts lie in the cache, else the type-check. Where
# Debian's archive does not give what that needs, one loud line says so: a vanished package is nobody's change's fault.
source "$(dirname "$0")/stages.sh"
source "$here/recipes.sh"

if ONLY_CACHED=1 bash "$here/make.sh" libraries; then
  exec bash "$here/make.sh"
fi
if ! bash "$here/make.sh" headers; then
  echo "########## WINDOWS WAS NOT CHECKED: what its type-check needs could not be fetched or built (see above) ##########" >&2
  exit 0
fi
windows_cargo check --workspace --profile ci
say "type-checked (the whole build is only made where its parts are cached: make windows)"
