//! The `klankbord` binary: refuses a processor it was not built for, hardens the process, and hands over to the commands.

use std::io::Write as _;

fn main() {
    let code = act();
    // Not by returning: the handlers that SQLCipher and OpenSSL run at the end of a process free what a thread that is still closing the vault
    // holds, and now and then the process then died of it, with an exit status of failure for what had gone well. What is left to such a thread is safe to cut
    // off anywhere, as `kill -9` is.
    let _ = std::io::stdout().flush();
    signal_hook::low_level::exit(code.into());
}

/// The exit status.
fn act() -> u8 {
    if !processor_is_enough() {
        eprintln!(
            "klankbord: this build needs a processor with AVX2, BMI2 and FMA (x86-64-v3); build it from source without .cargo/config.toml."
        );
        return 1;
    }
    klankbord::vault::harden_process();
    klankbord::cli::run()
}

/// Whether the processor has what `.cargo/config.toml` lets the compiler use. `is_x86_feature_detected!` cannot be asked: with the target
/// features switched on it is a constant. So the processor itself is (Intel SDM volume 2A, CPUID leaves 1 and 7).
#[cfg(all(target_arch = "x86_64", target_feature = "avx2"))]
fn processor_is_enough() -> bool {
    use std::arch::x86_64::{__cpuid, __cpuid_count};
    const FMA_MOVBE_OSXSAVE_AVX_F16C: u32 = 1 << 12 | 1 << 22 | 1 << 27 | 1 << 28 | 1 << 29;
    const BMI1_AVX2_BMI2: u32 = 1 << 3 | 1 << 5 | 1 << 8;
    #[allow(unused_unsafe)] // safe since Rust 1.89, an unsafe call before
    // SAFETY: every x86-64 processor has the CPUID instruction.
    let (highest, one) = unsafe { (__cpuid(0).eax, __cpuid(1)) };
    if highest < 7 || one.ecx & FMA_MOVBE_OSXSAVE_AVX_F16C != FMA_MOVBE_OSXSAVE_AVX_F16C {
        return false;
    }
    #[allow(unused_unsafe)]
    // SAFETY: as above; leaf 7 exists, checked.
    let seven = unsafe { __cpuid_count(7, 0) };
    seven.ebx & BMI1_AVX2_BMI2 == BMI1_AVX2_BMI2
}

#[cfg(not(all(target_arch = "x86_64", target_feature = "avx2")))]
fn processor_is_enough() -> bool {
    true
}
