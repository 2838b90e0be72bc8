#!/usr/bin/env bash
# Tests the Windows programs under Wine: the suites of `make test`, the main job from the unpacked zip, and the window.
# usage: test.sh [suites|main-job|window ...] [-- ARGUMENTS OF THE SUITES' RUNNER]    without a name, all of them
source "$(dirname "$0")/stages.sh"
source "$here/recipes.sh"
source "$here/wine.sh"

parts=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do parts+=("$1"); shift; done
[ $# -eq 0 ] || shift
[ ${#parts[@]} -gt 0 ] || parts=(suites main-job window)

bash "$root/scripts/setup.sh" windows-test
bash "$here/make.sh" libraries
make_wine
for part in "${parts[@]}"; do
  say "test $part"
  case $part in
    suites) bash "$here/tests/suites.sh" "$@" ;;
    main-job) bash "$here/tests/main_job.sh" ;;
    window) bash "$here/tests/window.sh" ;;
    *) die "there is no test $part" ;;
  esac
done
