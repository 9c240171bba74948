using System.CommandLine;

namespace BackupScheduler.Bench.Functions;

/// <summary>The published functions that a measurement runs.</summary>
internal static class PublishedProgram
{
    private static readonly string s_default = Path.Combine("artifacts", "bootstrap-native", "bootstrap");

    /// <summary>Where they are.</summary>
    public static Option<string> Option() => new("--program")
    {
        Description = "the published functions: bootstrap, or bootstrap.dll",
        DefaultValueFactory = _ => s_default,
    };

    /// <summary>The file's full path; null, with a line on the error output, if it is not there.</summary>
    public static string? Find(string given)
    {
        var file = Path.GetFullPath(given);
        if (File.Exists(file)) return file;
        Console.Error.WriteLine(
            $"--program: {file} does not exist; dotnet publish src/BackupScheduler.Lambda -c Release -r linux-x64 -o artifacts/bootstrap-native makes it");
        return null;
    }

    /// <summary>The same, for what is read of its process: null, with a line on the error output, too if that cannot be.</summary>
    public static string? FindNative(string given)
    {
        if (Find(given) is not { } program) return null;
        if (ProcessFigures.AreThere && Path.GetExtension(program) != ".dll") return program;
        Console.Error.WriteLine(ProcessFigures.AreThere
            ? $"--program: given '{program}', accepted is a native executable: what is measured is its process"
            : "processor time and memory are read from /proc, which this system does not have");
        return null;
    }
}
