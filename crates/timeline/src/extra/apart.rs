//! Telling the fields that are known from all others, one by one. With `flatten`, serde would hold the others in memory
//! parsed, at many times the size of their text.

use std::fmt;

use serde::de::value::StringDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use super::Extra;

/// A struct read from a JSON object, and the object's fields that it does not know.
pub(crate) struct Apart<T> {
    pub known: T,
    pub extra: Extra,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Apart<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut others = Vec::new();
        let known = T::deserialize(Dividing { deserializer, others: &mut others })?;
        if !others.is_empty() {
            others.push(b'}');
        }
        Ok(Self { known, extra: Extra(String::from_utf8(others).map_err(D::Error::custom)?) })
    }
}

/// Reads a struct and writes the fields of others as the text of an object without its end.
struct Dividing<'a, D> {
    deserializer: D,
    others: &'a mut Vec<u8>,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Dividing<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserializer.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.deserializer.deserialize_map(Divided { visitor, fields, others: self.others })
    }

    fn is_human_readable(&self) -> bool {
        self.deserializer.is_human_readable()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct Divided<'a, V> {
    visitor: V,
    fields: &'static [&'static str],
    others: &'a mut Vec<u8>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Divided<'_, V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(Known { map, fields: self.fields, others: self.others })
    }
}

struct Known<'a, A> {
    map: A,
    fields: &'static [&'static str],
    others: &'a mut Vec<u8>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Known<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.map.next_key::<String>()? {
            if self.fields.contains(&key.as_str()) {
                let key: StringDeserializer<A::Error> = key.into_deserializer();
                return seed.deserialize(key).map(Some);
            }
            self.others.push(if self.others.is_empty() { b'{' } else { b',' });
            serde_json::to_writer(&mut *self.others, &key).map_err(A::Error::custom)?;
            self.others.push(b':');
            self.map.next_value_seed(Copied(self.others))?;
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

struct Copied<'a>(&'a mut Vec<u8>);

impl<'de> DeserializeSeed<'de> for Copied<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let copied = serde_transcode::transcode(deserializer, &mut serde_json::Serializer::new(self.0));
        copied.map_err(D::Error::custom)
    }
}
