//! Keeps the memory of this process out of core dumps and away from debuggers of the same user: it holds
//! keys and client text. `main` calls it before anything else.

/// Turns core dumps off and, on Linux, makes the process undumpable. Returns false when the system refused
/// one of them, which `doctor` tells the user; nothing else depends on it.
pub fn harden_process() -> bool {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let cores_off = setrlimit(Resource::Core, none).is_ok();
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let undumpable =
        rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)
            .is_ok();
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let undumpable = true;
    cores_off && undumpable
}
