using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.LocalAws.Tests.Emulation;

/// <summary>A directory of fake executables that stands in for the user's PATH, and a cache directory beside it.</summary>
internal sealed class FakeBin : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("fake-bin-").FullName;

    public FakeBin() => Directory.CreateDirectory(Bin);

    /// <summary>What a real one costs: the genuine server of this machine, for fakes that end in it.</summary>
    public static string RealServer { get; } = SearchPath.FromEnvironment().Find("moto_server")
        ?? throw new InvalidOperationException("these tests need moto_server on PATH");

    public string Bin => Path.Combine(_root, "bin");

    public string Log => Path.Combine(_root, "log");

    public EmulatorOptions Options => new()
    {
        SearchPath = new SearchPath(Bin),
        CacheDirectory = Path.Combine(_root, "cache"),
        StartTimeout = TimeSpan.FromSeconds(20),
    };

    public IReadOnlyList<string> Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    /// <summary>Every fake logs its name and arguments before <paramref name="script"/> runs.</summary>
    public string Add(string name, string script)
    {
        var file = Path.Combine(Bin, name);
        File.WriteAllText(file, $"#!/bin/sh\necho \"{name} $*\" >> '{Log}'\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
