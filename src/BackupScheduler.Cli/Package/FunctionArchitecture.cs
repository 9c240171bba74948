using System.Runtime.InteropServices;

namespace BackupScheduler.Cli.Package;

/// <summary>A processor that the functions are published for.</summary>
/// <param name="Name">As the command line takes it: <c>x64</c>.</param>
/// <param name="OfLambda">As Lambda and the templates name it: <c>x86_64</c>.</param>
/// <param name="Triple">As the GNU tools name it; its cross tools begin so.</param>
/// <param name="Debian">As Debian's packages of its C library name it.</param>
/// <param name="FileKey">What the hub's template calls its zip.</param>
internal sealed record FunctionArchitecture(string Name, string OfLambda, string Triple, string Debian, string FileKey)
{
    public static FunctionArchitecture X64 { get; } = new("x64", "x86_64", "x86_64-linux-gnu", "amd64", "FunctionZipX64");

    public static FunctionArchitecture Arm64 { get; } = new("arm64", "arm64", "aarch64-linux-gnu", "arm64", "FunctionZipArm64");

    /// <summary>The first of those that a package holds is the templates' default.</summary>
    public static IReadOnlyList<FunctionArchitecture> All { get; } = [X64, Arm64];

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>.NET's name of the platform.</summary>
    public string RuntimeIdentifier => $"linux-{Name}";

    /// <summary>Whether this machine's own linker makes its code.</summary>
    public bool IsOfThisMachine => RuntimeInformation.OSArchitecture == (this == X64 ? Architecture.X64 : Architecture.Arm64);
}
