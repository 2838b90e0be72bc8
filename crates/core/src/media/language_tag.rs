//! Naming a language as containers do: by three letters (ISO 639-2, terminological).

/// Two letters (ISO 639-1), then three, of each language that has both; from the registry of the Library of Congress.
const BOTH: &str = "\
    aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis bmbam bnben \
    bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell \
    eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv \
    hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl itita \
    iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir \
    lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt \
    mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan \
    pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk slslv \
    smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl tntsn \
    toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid yoyor \
    zazha zhzho zuzul";

/// The three letters of a language that is named by two, by three or by a tag that starts so (`id`, `ban`, `en-GB`).
///
/// ```
/// use sunting_core::media::language_tag::three_letters;
///
/// assert_eq!(three_letters("id").as_deref(), Some("ind"));
/// assert_eq!(three_letters("en-GB").as_deref(), Some("eng"));
/// assert_eq!(three_letters("ban").as_deref(), Some("ban"));
/// assert_eq!(three_letters("xx"), None);
/// ```
pub fn three_letters(tag: &str) -> Option<String> {
    let name = tag.split(['-', '_']).next()?.to_ascii_lowercase();
    let is_plain = name.bytes().all(|letter| letter.is_ascii_lowercase());
    match name.len() {
        3 if is_plain => Some(name),
        2 => BOTH.split(' ').find_map(|pair| pair.strip_prefix(&name)).map(str::to_owned),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_named_once() {
        let pairs: Vec<(&str, &str)> = BOTH.split(' ').map(|pair| pair.split_at(2)).collect();
        assert!(pairs.len() > 180 && pairs.iter().all(|(_, three)| three.len() == 3));
        assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0));
        for (tag, name) in [("jv", "jav"), ("SU", "sun"), ("ms", "msa"), ("ar", "ara"), ("id_ID", "ind")] {
            assert_eq!(three_letters(tag).as_deref(), Some(name));
        }
        for tag in ["", "i", "indonesia", "12", "é", "d1"] {
            assert_eq!(three_letters(tag), None, "{tag}");
        }
    }
}
