//! What the processor can do, asked once at run time. Every kernel comes in a version for each level.

/// A set of instructions this machine has. Only this file makes one, and only after asking the processor,
/// so whoever holds one may call the code it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level(Kind);

/// Which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain Rust.
    Plain,
    /// AVX2, FMA and F16C.
    Avx2,
    /// These and the 256-bit dot product of bytes.
    AvxVnni,
    /// AVX-512 with its dot product of bytes.
    Avx512,
}

impl Level {
    /// The best one.
    pub fn best() -> Self {
        Self::all().pop().unwrap_or(Self(Kind::Plain))
    }

    /// Every level this machine has, the best one last.
    pub fn all() -> Vec<Self> {
        #[allow(unused_mut)]
        let mut all = vec![Self(Kind::Plain)];
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2")
            && is_x86_feature_detected!("fma")
            && is_x86_feature_detected!("f16c")
        {
            all.push(Self(Kind::Avx2));
            if is_x86_feature_detected!("avxvnni") {
                all.push(Self(Kind::AvxVnni));
            }
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512vnni")
            {
                all.push(Self(Kind::Avx512));
            }
        }
        all
    }

    /// Which one it is.
    pub fn kind(self) -> Kind {
        self.0
    }

    /// Whether weights are kept 128 higher, as its dot product of an unsigned and a signed byte wants them.
    pub fn biased(self) -> bool {
        matches!(self.0, Kind::AvxVnni | Kind::Avx512)
    }
}

/// Compiles a function once for each level and calls the one for `level`.
macro_rules! by_level {
    ($(#[$m:meta])* pub fn $name:ident($($a:ident: $t:ty),* $(,)?) $(-> $r:ty)? $body:block) => {
        $(#[$m])*
        pub fn $name(level: $crate::engine::cpu::kernel::Level, $($a: $t),*) $(-> $r)? {
            #[inline(always)]
            fn plain($($a: $t),*) $(-> $r)? $body
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2,fma,f16c")]
            fn avx2($($a: $t),*) $(-> $r)? { plain($($a),*) }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx2,fma,f16c")]
            fn avx512($($a: $t),*) $(-> $r)? { plain($($a),*) }
            use $crate::engine::cpu::kernel::Kind;
            match level.kind() {
                // SAFETY: a level exists only where the processor has what it stands for.
                #[cfg(target_arch = "x86_64")]
                Kind::Avx2 | Kind::AvxVnni => unsafe { avx2($($a),*) },
                // SAFETY: as above.
                #[cfg(target_arch = "x86_64")]
                Kind::Avx512 => unsafe { avx512($($a),*) },
                _ => plain($($a),*),
            }
        }
    };
}
pub(super) use by_level;
