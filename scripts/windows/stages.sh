# What the stages of the Windows build share. Sourced, not run.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
builds=windows
# Outside the tree, so that a clean clone finds it again.
cache=${SUNTING_WINDOWS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sunting-windows}
target=x86_64-pc-windows-gnu
triple=x86_64-w64-mingw32
source "$here/../stages.sh"
