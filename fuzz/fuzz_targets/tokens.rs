#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| auth_stack_robustness::judge::tokens(bytes));
