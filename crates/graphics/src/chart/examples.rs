//! A chart of each kind with what it may say. All figures are examples.

use super::{Chart, ChartData, Highlight};
use crate::language::Language;
use crate::number::{Measure, NumberStyle};

const HEALTH: &str = "Sumber: Dinas Kesehatan Kota Contoh (data contoh)";
const REGISTRY: &str = "Sumber: Disdukcapil Kota Contoh (data contoh)";
const BUDGET: &str = "Sumber: BPKAD Kota Contoh (data contoh)";
const CLINIC: &str = "Sumber: Puskesmas Sukamaju (data contoh)";

/// A chart of each kind, in the order in which kinds are listed. All figures are examples.
pub fn examples() -> Vec<Chart> {
    vec![columns(), bars(), stacked(), lines(), area(), ring(), progress(), table(), people()]
}

fn chart(heading: &str, unit: &str, source: &str, data: ChartData) -> Chart {
    Chart {
        heading: heading.to_owned(),
        unit: unit.to_owned(),
        source: source.to_owned(),
        data,
        highlight: Highlight::None,
        numbers: NumberStyle::default(),
    }
}

fn style(values: &[f64], measure: Measure) -> NumberStyle {
    NumberStyle::of_values(values, measure, Language::Indonesian)
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn named(rows: &[(&str, f64)]) -> Vec<(String, Option<f64>)> {
    rows.iter().map(|(name, value)| ((*name).to_owned(), Some(*value))).collect()
}

fn columns() -> Chart {
    let rows = [("Jan", 1840.0), ("Feb", 1795.0), ("Mar", 1420.0), ("Apr", 1510.0), ("Mei", 1760.0), ("Jun", 2105.0)];
    Chart {
        highlight: Highlight::Row(5),
        numbers: style(&rows.map(|(_, value)| value), Measure::Plain),
        ..chart(
            "Kunjungan posyandu pulih pada bulan Juni",
            "Jumlah balita yang ditimbang, 2026",
            HEALTH,
            ChartData::Columns(named(&rows)),
        )
    }
}

fn bars() -> Chart {
    let rows = [
        ("Kesehatan", 81.3),
        ("Pendidikan", 76.9),
        ("Perhubungan", 71.2),
        ("Kependudukan", 68.4),
        ("Pekerjaan Umum", 59.8),
        ("Perumahan", 47.5),
    ];
    Chart {
        highlight: Highlight::Row(0),
        numbers: style(&rows.map(|(_, value)| value), Measure::Percent),
        ..chart(
            "Realisasi anggaran Dinas Kesehatan paling tinggi",
            "Persen dari pagu, sampai Oktober 2026",
            BUDGET,
            ChartData::Bars(named(&rows)),
        )
    }
}

fn stacked() -> Chart {
    let rows = [
        ("Kota Lama", [62.0, 29.0, 9.0]),
        ("Sukamaju", [48.0, 37.0, 15.0]),
        ("Cipta Karya", [35.0, 41.0, 24.0]),
        ("Pesisir", [18.0, 39.0, 43.0]),
    ];
    let data = ChartData::Stacked {
        parts: texts(&["Daring", "Kantor", "Keliling"]),
        rows: rows.iter().map(|(name, values)| ((*name).to_owned(), values.to_vec())).collect(),
    };
    Chart {
        numbers: style(rows.map(|(_, values)| values).as_flattened(), Measure::Percent),
        ..chart(
            "Makin dekat kota, makin banyak yang mengurus daring",
            "Cara warga mengurus akta, persen pemohon, 2026",
            REGISTRY,
            data,
        )
    }
}

fn lines() -> Chart {
    let town = [78.1, 69.3, 72.0, 76.4, 79.2, 84.0, 87.4];
    let province = [Some(80.2), Some(74.9), None, Some(77.8), Some(80.1), Some(81.6), Some(82.7)];
    let data = ChartData::Lines {
        periods: texts(&["2019", "2020", "2021", "2022", "2023", "2024", "2025"]),
        positions: None,
        lines: vec![("Kota Contoh".to_owned(), town.map(Some).to_vec()), ("Provinsi".to_owned(), province.to_vec())],
    };
    let values: Vec<f64> = town.into_iter().chain(province.into_iter().flatten()).collect();
    Chart {
        highlight: Highlight::Row(0),
        numbers: style(&values, Measure::Percent),
        ..chart(
            "Imunisasi dasar lengkap melewati rata-rata provinsi",
            "Persen anak usia 1 tahun, 2019–2025",
            HEALTH,
            data,
        )
    }
}

fn area() -> Chart {
    let values = [41.0, 52.0, 68.0, 87.0, 109.0, 126.0];
    let data = ChartData::Area {
        periods: texts(&["Jan", "Mar", "Mei", "Jul", "Sep", "Nov"]),
        positions: None,
        name: "penduduk sudah aktif".to_owned(),
        values: values.map(Some).to_vec(),
    };
    Chart {
        numbers: style(&values, Measure::Plain),
        ..chart("IKD aktif naik tiga kali lipat sejak Januari", "Ribu penduduk, akhir bulan, 2026", REGISTRY, data)
    }
}

fn ring() -> Chart {
    let parts = [("Pegawai", 52.0), ("Barang dan jasa", 26.0), ("Modal", 15.0), ("Lainnya", 7.0)];
    let data = ChartData::Ring {
        parts: parts.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect(),
        total: "Rp1,42 triliun".to_owned(),
    };
    Chart {
        numbers: style(&parts.map(|(_, value)| value), Measure::Percent),
        ..chart("Lebih dari separuh anggaran untuk belanja pegawai", "APBD Kota Contoh 2026", BUDGET, data)
    }
}

fn progress() -> Chart {
    let rows = [("Belanja pegawai", 83.1, 80.0), ("Barang dan jasa", 66.5, 75.0), ("Belanja modal", 48.9, 70.0)];
    let data = rows.iter().map(|(name, value, target)| ((*name).to_owned(), *value, *target)).collect();
    Chart {
        numbers: style(&rows.map(|(_, value, _)| value), Measure::Percent),
        ..chart(
            "Belanja modal paling jauh dari target Oktober",
            "Persen dari pagu 2026",
            BUDGET,
            ChartData::Progress(data),
        )
    }
}

fn table() -> Chart {
    let rows = [
        ["Melati", "Balai RW 05", "24"],
        ["Mawar", "Rumah Bu Endang", "25"],
        ["Kenanga", "Masjid Al-Ikhlas", "26"],
        ["Anggrek", "Balai RW 02", "27"],
        ["Dahlia", "PAUD Ceria", "30"],
    ];
    let data = ChartData::Table {
        heads: texts(&["Posyandu", "Tempat", "Tanggal"]),
        rows: rows.iter().map(|row| texts(row)).collect(),
        right: vec![false, false, true],
    };
    Chart { highlight: Highlight::Row(0), ..chart("Jadwal posyandu Kelurahan Sukamaju", "November 2026", CLINIC, data) }
}

fn people() -> Chart {
    let words = "warga wajib KTP sudah merekam data dan menerima kartunya".to_owned();
    chart(
        "Sebagian besar warga sudah punya KTP elektronik",
        "Penduduk wajib KTP, 2026",
        REGISTRY,
        ChartData::People { filled: 9, of: 10, words },
    )
}
