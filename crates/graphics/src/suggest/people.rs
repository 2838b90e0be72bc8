//! Shares of people that can be shown as figures: "9 dari 10".

use crate::number::Measure;
use crate::table::ReadTable;

/// Words for people.
const PEOPLE: [&str; 36] = [
    "warga",
    "penduduk",
    "orang",
    "jiwa",
    "anak",
    "balita",
    "bayi",
    "ibu",
    "bapak",
    "siswa",
    "siswi",
    "murid",
    "pelajar",
    "mahasiswa",
    "guru",
    "pegawai",
    "asn",
    "pns",
    "pemohon",
    "pasien",
    "peserta",
    "lansia",
    "remaja",
    "perempuan",
    "laki",
    "pemilih",
    "pekerja",
    "petani",
    "masyarakat",
    "responden",
    "people",
    "residents",
    "citizens",
    "children",
    "patients",
    "students",
];
/// A share may differ by so much from the tenths that are drawn.
const TOLERANCE: f64 = 2.0;

/// The one share of people in a table, as its row and how many of ten: alone, or beside what is left of 100.
///
/// All and none are never drawn so: 98 % are not ten of ten.
pub fn people_share(table: &ReadTable) -> Option<(usize, usize)> {
    let [column] = table.numbers.as_slice() else { return None };
    let shares: Vec<(usize, f64)> =
        column.values.iter().enumerate().filter_map(|(row, value)| Some((row, (*value)?))).collect();
    let (row, share) = match shares.as_slice() {
        [only] => *only,
        [one, other] if super::wholes::ROUNDED.contains(&(one.1 + other.1)) => {
            if one.1 >= other.1 {
                *one
            } else {
                *other
            }
        }
        _ => return None,
    };
    let tenths = (1..=9).find(|tenths| (share - 10.0 * f64::from(*tenths)).abs() <= TOLERANCE)?;
    let is_share = column.measure == Measure::Percent && is_about_people(table);
    is_share.then_some((row, usize::try_from(tenths).ok()?))
}

/// Whether its words speak of people.
pub(super) fn is_about_people(table: &ReadTable) -> bool {
    let heads = table.numbers.iter().flat_map(|column| [Some(column.name.as_str()), column.unit.as_deref()]);
    let texts = heads.flatten().chain(table.heading.as_deref()).chain(table.labels.iter().map(String::as_str));
    let mut texts = texts.chain([table.label_name.as_str()]);
    texts.any(|text| {
        let small = text.to_lowercase();
        small.split(|letter: char| !letter.is_alphabetic()).any(|word| PEOPLE.contains(&word))
    })
}
