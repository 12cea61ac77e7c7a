//! Files in a template: Base64, as AWS takes the images of sign-in pages.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A file as text, for the `bytes` of an image:
/// `bytes: #{ auth_stack::base64(include_bytes!("logo.svg")) }`.
///
/// ```
/// assert_eq!(auth_stack_runtime::base64("<svg/>"), "PHN2Zy8+");
/// ```
pub fn base64(file: impl AsRef<[u8]>) -> String {
    let file = file.as_ref();
    let mut text = String::with_capacity(file.len().div_ceil(3) * 4);
    for three in file.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| {
            bits << 8 | usize::from(three.get(at).copied().unwrap_or_default())
        });
        for digit in 0..4 {
            text.push(if digit <= three.len() {
                char::from(DIGITS[bits >> (18 - 6 * digit) & 63])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn the_examples_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes), text);
        }
        assert_eq!(base64([0xfb, 0xff, 0xfe]), "+//+");
    }
}
