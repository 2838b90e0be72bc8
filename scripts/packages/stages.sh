# What the stages of the packages for Linux share. Sourced, not run.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
builds=packages
# Outside the tree, so that a clean clone finds it again.
cache=${SUNTING_LINUX_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sunting-linux}
source "$here/../stages.sh"
