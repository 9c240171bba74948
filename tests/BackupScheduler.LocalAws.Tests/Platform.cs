using System.Runtime.Versioning;

// Fake executables are shell scripts, and children are ended by signals.
[assembly: UnsupportedOSPlatform("windows")]
