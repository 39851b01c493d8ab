//! The acts as plain commands.
