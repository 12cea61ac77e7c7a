//! How fast a template becomes text: `auth_stack!` against what one would write instead.
//!
//! Prints one JSON object a contender and size. `cargo xtask bench` writes the stacks, runs this and makes the tables. Its
//! arguments are a number of rounds and, if only one is to be measured, the name of a contender. With the feature
//! `allocations` it counts those instead.

mod json;
#[cfg(feature = "stratosphere")]
mod stratosphere;
mod typed;

use std::hint::black_box;
use std::time::Instant;

use auth_stack::Template;

/// The stacks of each size, and what each prints.
mod stacks {
    include!(concat!(env!("AUTH_STACK_BENCH"), "/stacks.rs"));
}

/// How long each contender is measured in a round, in seconds.
const SLICE: f64 = 0.002;

/// One way to the text of a template.
struct Contender {
    name: &'static str,
    /// The template as a value, thrown away.
    value: Option<Box<dyn Fn()>>,
    /// The template as text.
    text: Box<dyn Fn() -> String>,
    /// The keys for which it has no words.
    left_out: &'static [&'static str],
}

impl Contender {
    fn new<T: 'static>(
        name: &'static str,
        value: impl Fn() -> T + Copy + 'static,
        text: impl Fn(&T) -> String + 'static,
    ) -> Self {
        Self {
            name,
            value: Some(Box::new(move || drop(black_box(value())))),
            text: Box::new(move || text(&value())),
            left_out: &[],
        }
    }
}

fn contenders(size: &stacks::Size) -> Vec<Contender> {
    let (clients, text) = (size.clients, size.text);
    let (known, calls, late) = (size.known, size.calls, size.late);
    vec![
        Contender {
            name: "text",
            value: None,
            text: Box::new(move || black_box(text).to_owned()),
            left_out: &[],
        },
        Contender::new(
            "typed",
            move || typed::template(black_box(clients)),
            |template| serde_json::to_string_pretty(template).expect("is JSON"),
        ),
        Contender::new(
            "json",
            move || json::template(black_box(clients)),
            |template| serde_json::to_string_pretty(template).expect("is JSON"),
        ),
        Contender::new("stack", known, Template::to_json),
        Contender::new("calls", calls, Template::to_json),
        Contender::new(
            "stack, Rust value",
            move || late(black_box("Edition 0")),
            Template::to_json,
        ),
        #[cfg(feature = "stratosphere")]
        Contender {
            left_out: &stratosphere::LEFT_OUT,
            ..Contender::new(
                "stratosphere",
                move || stratosphere::template(black_box(clients)),
                |template| serde_json::to_string_pretty(template).expect("is JSON"),
            )
        },
    ]
}

/// The template of a text, without what a contender has no words for.
fn read(text: &str, left_out: &[&str]) -> serde_json::Value {
    let mut template: serde_json::Value = serde_json::from_str(text).expect("is JSON");
    let strip = |object: &mut serde_json::Value| {
        let object = object.as_object_mut().expect("is an object");
        object.retain(|key, _| !left_out.contains(&key.as_str()));
    };
    strip(&mut template);
    let resources = template["Resources"].as_object_mut().expect("is an object");
    resources.values_mut().for_each(strip);
    template
}

/// The seconds that one run takes.
fn time(runs: u32, run: impl Fn()) -> f64 {
    let start = Instant::now();
    for _ in 0..runs {
        run();
    }
    start.elapsed().as_secs_f64() / f64::from(runs)
}

/// How often a run asks for memory.
#[cfg(feature = "allocations")]
fn allocations(run: impl FnOnce()) -> Option<u64> {
    Some(allocation_counter::measure(run).count_total)
}

#[cfg(not(feature = "allocations"))]
fn allocations(_: impl FnOnce()) -> Option<u64> {
    None
}

/// How often something runs in a slice of time.
fn runs(run: impl Fn()) -> u32 {
    let mut runs = 1;
    while time(runs, &run) * f64::from(runs) < SLICE {
        runs *= 2;
    }
    runs
}

fn main() {
    let rounds = std::env::args()
        .nth(1)
        .map_or(20, |rounds| rounds.parse().expect("a number of rounds"));
    for size in stacks::SIZES {
        let mut contenders = contenders(size);
        if let Some(only) = std::env::args().nth(2) {
            contenders.retain(|contender| contender.name == only);
        }
        let mut measured = Vec::new();
        for contender in &contenders {
            let text = (contender.text)();
            assert!(
                read(&text, &[]) == read(size.text, contender.left_out),
                "{} of {} makes another template",
                contender.name,
                size.name
            );
            let run_text = || drop(black_box((contender.text)()));
            let allocations = allocations(run_text);
            measured.push((runs(run_text), allocations, Vec::new(), Vec::new()));
        }
        // In turn, there and back, so that what else the machine does hits all alike.
        for round in 0..rounds {
            let mut order: Vec<_> = contenders.iter().zip(&mut measured).collect();
            if round % 2 == 1 {
                order.reverse();
            }
            for (contender, (runs, _, values, texts)) in order {
                values.extend(contender.value.as_ref().map(|value| time(*runs, value)));
                texts.push(time(*runs, || drop(black_box((contender.text)()))));
            }
        }
        for (contender, (_, allocations, values, texts)) in contenders.iter().zip(measured) {
            let line = serde_json::json!({
                "size": size.name,
                "contender": contender.name,
                "allocations": allocations,
                "values": values,
                "texts": texts,
            });
            println!("{line}");
        }
    }
}
