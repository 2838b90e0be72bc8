use proptest::prelude::*;

use super::*;
use crate::chart_kind::ChartKind::{Area, Bars, BigNumber, Columns, Lines, People, Progress, Ring, Stacked};
use crate::table::Table;

fn of(text: &str) -> Suggestion {
    suggest(&Table::parse_text(text).unwrap().read(), ShapeKind::Wide)
}

fn why(suggestion: &Suggestion, kind: ChartKind) -> Option<Refusal> {
    suggestion.refused.iter().find(|(refused, _)| *refused == kind).map(|(_, reason)| reason.clone())
}

/// A table of years from 2000 on, with one column.
fn years(count: usize) -> String {
    (0..count).map(|year| format!("{}\t{}\n", 2000 + year, 100 + year)).collect()
}

#[test]
fn the_first_rule_that_holds_decides() {
    let (twelve, thirteen) = (years(12), years(13));
    let cases = [
        ("Anak yang imunisasinya lengkap: 87,4%", BigNumber),
        ("Realisasi: 81,3%\nTarget: 90%", Progress),
        ("Belanja\tRealisasi\tTarget\nPegawai\t83,1%\t80%\nBarang\t66,5%\t75%\nModal\t48,9%\t70%", Progress),
        ("Belanja\tPagu\tRealisasi\tPersen (%)\nPegawai\t100\t83\t83\nModal\t200\t90\t45", Progress),
        ("Dinas\tPagu\tRealisasi\nA\t10\t8\nB\t10\t7\nC\t10\t6\nD\t10\t5\nE\t10\t4", Bars),
        (twelve.as_str(), Columns),
        (thirteen.as_str(), Lines),
        ("Bulan\tKunjungan\nJan\t1.840\nFeb\t1.795\nMar\t1.420\nApr\t1.510\nMei\t1.760\nJun\t2.105", Columns),
        ("Tahun\tKota Contoh\tProvinsi\n2019\t78,1\t80,2\n2020\t69,3\t74,9\n2021\t72,0\t", Lines),
        ("Tahun\tDaring\tKantor\n2024\t40\t60\n2025\t55\t45,5", Stacked),
        ("Kecamatan\tDaring\tKantor\tKeliling\nKota Lama\t62\t29\t9\nSukamaju\t48\t37\t15", Stacked),
        ("Kecamatan\tL\tP\tJumlah\nKota Lama\t500\t510\t1.010\nSukamaju\t300\t290\t590", Stacked),
        ("Kecamatan\tPuskesmas\tPosyandu\nKota Lama\t2\t29\nSukamaju\t1\t37", ChartKind::Table),
        ("Pegawai: 52\nBarang dan jasa: 26\nModal: 15\nLainnya: 7", Ring),
        ("A: 30\nB: 25\nC: 20\nD: 15\nE: 10", Bars),
        ("Laki-laki: 1.200\nPerempuan: 1.300\nJumlah: 2.500", Ring),
        ("Melati: 31\nMawar: 24\nDahlia: 12", Columns),
        ("Kesehatan\t81,3%\nPendidikan\t76,9%\nPerhubungan\t71,2%", Bars),
        ("Posyandu\tTempat\tTanggal\nMelati\tBalai RW 05\t24\nMawar\tRumah Bu Endang\t25", ChartKind::Table),
        ("Layanan\tTempat\nKTP\tKecamatan\nKK\tKelurahan", ChartKind::Table),
    ];
    for (text, kind) in cases {
        assert_eq!(of(text).kind, kind, "{text}");
    }
}

#[test]
fn every_kind_is_suggested_offered_or_refused_once() {
    let suggestion = of("Pegawai: 52\nBarang dan jasa: 26\nModal: 15\nLainnya: 7");
    assert_eq!(suggestion.also, [Bars, Columns, ChartKind::Table]);
    let mut kinds: Vec<ChartKind> = suggestion.refused.iter().map(|(kind, _)| *kind).collect();
    kinds.extend(suggestion.also);
    kinds.push(suggestion.kind);
    kinds.sort();
    assert_eq!(kinds, ChartKind::ALL);
}

#[test]
fn what_misleads_is_refused_with_the_honest_form() {
    let cases = [
        ("A: 30\nB: 25\nC: 20\nD: 10\nE: 10\nF: 5", Ring, Refusal::NotTwoToFiveParts { parts: 6 }, Remedy::Use(Bars)),
        ("A: 81%\nB: 60%", Ring, Refusal::NotOneWhole { total: 141.0 }, Remedy::Use(Bars)),
        ("A: 120\nB: -20", Ring, Refusal::Negative, Remedy::Use(Bars)),
        ("D\tX\tY\nA\t120\t-20\nB\t50\t50", Stacked, Refusal::Negative, Remedy::Use(Bars)),
        ("D\tX\tY\nA\t60\t45\nB\t50\t50", Stacked, Refusal::NotOneWhole { total: 105.0 }, Remedy::Use(Bars)),
        ("Dinas A: 5\nDinas B: 7", Lines, Refusal::NotTime, Remedy::Use(Bars)),
        ("Tahun\tX\n2019\t5\n2020\t6\nsekitar 2021\t7", Lines, Refusal::UnreadTimes { read: 2, rows: 3 }, Remedy::Mend),
        (
            "Tahun\tWarga (jiwa)\tLuas (km2)\n2019\t5\t1\n2020\t6\t1",
            Lines,
            Refusal::TwoUnits { first: "Warga".to_owned(), second: "Luas".to_owned() },
            Remedy::Split,
        ),
        (
            "Tahun\tX\n2019\t5\n2020\t-\n2021\t7\n2022\t-",
            Lines,
            Refusal::MostlyMissing { missing: 2, cells: 4 },
            Remedy::Use(ChartKind::Table),
        ),
    ];
    for (text, kind, reason, remedy) in cases {
        let suggestion = of(text);
        assert_eq!(why(&suggestion, kind), Some(reason.clone()), "{text}");
        assert!(reason.is_misleading());
        assert_eq!(reason.remedy(), Some(remedy));
        assert_ne!(suggestion.kind, kind);
    }
    assert_eq!(of("Tahun\tX\n2019\t5\n2020\t-\n2021\t7\n2022\t-").kind, ChartKind::Table);
}

#[test]
fn two_units_are_said_and_the_first_is_drawn() {
    let suggestion = of("Tahun\tWarga (jiwa)\tLuas (km2)\n2019\t5\t1\n2020\t6\t1");
    assert_eq!((suggestion.kind, suggestion.columns.as_slice()), (Columns, [0].as_slice()));
    let note = Note::TwoUnits { drawn: "Warga".to_owned(), left_out: "Luas".to_owned() };
    assert!(suggestion.notes.contains(&note));
}

#[test]
fn shares_that_are_nearly_a_whole_are_drawn_with_a_sentence() {
    let ring = of("A: 33,3\nB: 33,3\nC: 33,3");
    assert_eq!(ring.kind, Ring);
    assert!(matches!(ring.notes.as_slice(), [Note::Rounding { total }] if (*total - 99.9).abs() < 1e-9));
    let far = of("A: 40\nB: 30\nC: 28");
    assert_eq!((far.kind, far.also.contains(&Ring)), (Columns, true));
    let beyond = of("A: 40\nB: 30\nC: 26");
    assert_eq!(why(&beyond, Ring), Some(Refusal::NotOneWhole { total: 96.0 }));
}

#[test]
fn a_sum_row_is_taken_out_and_a_wrong_one_is_told() {
    let right = of("Dinas A: 1.200\nDinas B: 1.300\nJumlah: 2.500");
    assert_eq!(right.notes, [Note::SumRowTakenOut { label: "Jumlah".to_owned() }]);
    let wrong = of("Dinas A: 1.200\nDinas B: 1.300\nJumlah: 2.700");
    assert!(wrong.notes.contains(&Note::SumDiffers { stated: 2_700.0, added: 2_500.0 }));
    assert_eq!(wrong.kind, Columns);
}

#[test]
fn few_answers_uneven_periods_and_long_tables_are_told() {
    let few = of("Puas: 80%\nTidak tahu: 30%\nn = 24");
    assert_eq!(few.kind, Bars);
    let asked = of("Kepuasan warga (n = 24)\nWaktu\t80%\nBiaya\t70%\nPetugas\t65%");
    assert!(asked.notes.contains(&Note::FewAnswers { answers: 24.0 }));
    let uneven = of("2019\t5\n2020\t6\n2023\t7");
    assert_eq!(uneven.notes, [Note::UnevenPeriods]);
    let long: String = (1..=14).map(|row| format!("Kelurahan {row:02}: {}\n", 100 * row)).collect();
    let joined = Note::TooManyRows { rows: 14, most: 10, can_be_joined: true };
    assert_eq!((of(&long).kind, of(&long).notes), (Bars, vec![joined]));
}

#[test]
fn a_share_of_people_is_offered_as_figures() {
    let suggestion = of("Warga sudah punya KTP: 89%\nWarga belum punya KTP: 11%");
    assert!(suggestion.also.contains(&People));
    let table = Table::parse_text("Warga sudah punya KTP: 89%\nWarga belum punya KTP: 11%").unwrap();
    assert_eq!(people_share(&table.read()), Some((0, 9)));
    for text in ["Warga: 84,5%", "Jalan baik: 90%", "Warga: 98,5%"] {
        assert_eq!(people_share(&Table::parse_text(text).unwrap().read()), None, "{text}");
    }
}

#[test]
fn rows_are_drawn_by_size_unless_their_order_means_something() {
    let order_of = |text: &str| {
        let suggestion = of(text);
        (suggestion.order, suggestion.highlight)
    };
    assert_eq!(order_of("Lainnya: 90\nDinas A: 5\nDinas B: -\nDinas C: 7"), (vec![3, 1, 0, 2], Some(3)));
    assert_eq!(order_of("2021\t5\n2019\t9\n2020\t7"), (vec![1, 2, 0], Some(0)));
    assert_eq!(order_of("0–4 tahun: 5\n5–9 tahun: 9\n10+: 7"), (vec![0, 1, 2], Some(0)));
    for labels in [["Kelas 1", "Kelas 2"], ["Gol. I", "Gol. II"], ["SD", "SMP"], ["Sangat puas", "Puas"]] {
        assert!(are_ordered(&labels.map(str::to_owned)), "{labels:?}");
    }
    for labels in [["Kelas 2", "Kelas 1"], ["RW 01", "RW 02"], ["SMP", "Dinas"], ["Pahandut", "Sabangau"]] {
        assert!(!are_ordered(&labels.map(str::to_owned)), "{labels:?}");
    }
}

#[test]
fn progress_is_percent_of_the_target() {
    let rows = |text: &str| progress_rows(&Table::parse_text(text).unwrap().read());
    let amounts = rows("Belanja\tPagu (Rp)\tRealisasi (Rp)\nModal\t200 jt\t90 jt").unwrap();
    assert_eq!((amounts[0].percent, amounts[0].target_percent), (Some(45.0), 100.0));
    let percents = rows("Realisasi: 81,3%\nTarget: 90%").unwrap();
    assert_eq!(
        (percents[0].label.as_str(), percents[0].percent, percents[0].target_percent),
        ("Realisasi", Some(81.3), 90.0)
    );
    assert_eq!(rows("Belanja\tTarget\tRealisasi\nModal\t0\t90"), None);
}

#[test]
fn an_area_is_never_suggested() {
    let suggestion = of("Jan\t41\nMar\t52\nMei\t68");
    assert_eq!(suggestion.also.last(), Some(&Area));
}

proptest! {
    #[test]
    fn any_table_gets_a_chart_that_is_honest(
        cells in proptest::collection::vec(proptest::collection::vec("-?[0-9]{1,4}|[A-Z][a-z]{0,5}|20[0-9]{2}|-|[0-9]{1,2}%", 3), 1..9),
        shape in prop::sample::select(ShapeKind::ALL.to_vec()),
    ) {
        let text: String = cells.iter().map(|row| row.join("\t") + "\n").collect();
        if let Ok(table) = Table::parse_text(&text) {
            let read = table.read();
            let suggestion = suggest(&read, shape);
            prop_assert_eq!(1 + suggestion.also.len() + suggestion.refused.len(), ChartKind::ALL.len());
            let reason = refusal(&read, suggestion.kind, shape);
            prop_assert!(!reason.is_some_and(|reason| reason.is_misleading()), "{:?}", suggestion);
            let mut rows = suggestion.order.clone();
            rows.sort_unstable();
            prop_assert_eq!(rows, (0..read.rows.len()).collect::<Vec<_>>());
        }
    }
}
