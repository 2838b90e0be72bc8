# The package for Debian 12. Sourced, not run.

# make_deb PROGRAMS DEB   PROGRAMS: the folder with both
make_deb() {
  local programs=$1 deb=$2 folder=$work/deb doc=$work/deb/usr/share/doc/sunting
  install -D -m 755 -t "$folder/usr/bin" "$programs/sunting" "$programs/sunting-editor"
  put_share "$folder/usr/share" "$programs/sunting"
  # A user's own folder comes before the system's whatever the names are, so the portable folder goes without.
  put "$folder/usr/share/applications/zz-sunting-video.desktop" 644 <"$root/assets/linux/zz-sunting-video.desktop"
  copyright | put "$doc/copyright" 644
  gzip -9n <"$root/assets/linux/changelog" | put "$doc/changelog.gz" 644
  gzip -9n <"$work/crates.txt" | put "$doc/crates.txt.gz" 644
  find "$folder" -type d -exec chmod 755 {} +
  (cd "$folder" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$work/md5sums"
  control "$folder" | put "$folder/DEBIAN/control" 644
  put "$folder/DEBIAN/md5sums" 644 <"$work/md5sums"
  dpkg-deb --root-owner-group -Zxz --build "$folder" "$deb" >/dev/null
}

# Which libraries the programs are linked with; those that the window looks for while it runs are named in assets/linux.
linked_packages() {
  (
    mkdir -p "$work/debian"
    printf 'Source: sunting\n\nPackage: sunting\nArchitecture: amd64\n' >"$work/debian/control"
    cd "$work"
    dpkg-shlibdeps -O "$1"/usr/bin/* | sed 's/^shlibs:Depends=//'
  )
}

control() {
  local linked
  linked=$(linked_packages "$1")
  sed -e "s/@VERSION@/$(version)/" -e "s/@LINKED@/$linked/" \
    -e "s/@MAINTAINER@/$(dpkg-parsechangelog -l "$root/assets/linux/changelog" -S Maintainer)/" \
    -e "s/@SIZE@/$(du -k --apparent-size -s "$1/usr" | cut -f1)/" "$root/assets/linux/control"
}

# A licence's text as one paragraph of the copyright file.
copyright() {
  cat "$root/assets/linux/copyright"
  printf '\nLicense: OFL-1.1\n'
  sed -e '1,2d' -e 's/^\s*$/./' -e 's/^/ /' "$root/assets/fonts/OFL.txt"
  printf '\nLicense: MIT\n'
  sed -e '1,4d' -e 's/^\s*$/./' -e 's/^/ /' "$root/assets/fonts/window/PHOSPHOR-LICENSE.txt"
}
