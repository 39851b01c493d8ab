//! 16-bit floats in plain Rust, for processors without an instruction for them and for reading files.
//! `dequant`, `pack` and `attention` call it.

/// The number a half-precision float stands for.
#[inline(always)]
pub fn to_f32(h: u16) -> f32 {
    let sign = u32::from(h & 0x8000) << 16;
    let rest = u32::from(h & 0x7fff);
    // Exponent and mantissa move into place; multiplying by 2^112 puts the exponent right, subnormals included.
    let value = f32::from_bits(rest << 13) * f32::from_bits(0x7780_0000);
    let value = if rest >= 0x7c00 {
        f32::from_bits((rest << 13) | 0x7f80_0000)
    } else {
        value
    };
    f32::from_bits(value.to_bits() | sign)
}

/// The nearest half-precision float, ties to even; too large becomes the largest finite one.
#[inline(always)]
pub fn from_f32(x: f32) -> u16 {
    let bits = x.to_bits();
    let sign = ((bits >> 16) & 0x8000) as u16;
    let magnitude = f32::from_bits(bits & 0x7fff_ffff);
    if magnitude.is_nan() {
        return sign | 0x7e00;
    }
    if magnitude >= 65_504.0 {
        return sign | 0x7bff;
    }
    // Below the smallest normal one the distance between neighbours is fixed: adding 0.5 rounds to it.
    if magnitude < f32::from_bits(0x3880_0000) {
        let rounded = magnitude + 0.5;
        return sign | (rounded.to_bits() - 0x3f00_0000) as u16;
    }
    let bits = magnitude.to_bits();
    let rounded = bits + 0xfff + ((bits >> 13) & 1);
    sign | ((rounded - 0x3800_0000) >> 13) as u16
}

/// bfloat16: the upper half of a float.
#[inline(always)]
pub fn bf16_to_f32(h: u16) -> f32 {
    f32::from_bits(u32::from(h) << 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finite_half_survives_the_way_there_and_back() {
        for h in 0..=u16::MAX {
            if h & 0x7c00 != 0x7c00 {
                assert_eq!(from_f32(to_f32(h)), h, "{h:#x}");
            }
        }
        assert!(to_f32(0x7c00).is_infinite() && to_f32(0x7e00).is_nan());
    }

    #[test]
    fn known_values() {
        assert_eq!(to_f32(0x3c00), 1.0);
        assert_eq!(to_f32(0x0001), 2f32.powi(-24));
        assert_eq!(from_f32(1.0 + 2f32.powi(-11)), 0x3c00); // a tie goes to even
        assert_eq!(from_f32(1e9), 0x7bff);
        assert_eq!(from_f32(-0.333_25), 0xb555);
    }
}
