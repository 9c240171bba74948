using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.Cli.Package;

/// <summary>What links native code on this machine, for its own processor and for the other one.</summary>
/// <param name="search">Where programs are found.</param>
/// <param name="root">The file system's root.</param>
internal sealed class NativeTools(SearchPath search, string root = "/")
{
    // Debian names it with its version as well, and installs the plain name only with the newest.
    private static readonly string[] s_clang = ["clang", .. Enumerable.Range(14, 12).Reverse().Select(version => $"clang-{version}")];

    /// <summary>The further properties of the publish.</summary>
    /// <exception cref="PackagingException">Something is missing; the message says how to get it.</exception>
    public IReadOnlyList<string> PropertiesFor(FunctionArchitecture architecture)
    {
        if (architecture.IsOfThisMachine)
        {
            Demand(architecture, [(search.Find("clang", "gcc") is not null, "gcc"), (HasFile("usr/include/stdlib.h"), "libc6-dev")]);
            // Either will do, but not both give the same bytes.
            return [$"CppCompilerAndLinker={(search.Find("gcc") is null ? "clang" : "gcc")}"];
        }

        var clang = search.Find(s_clang);
        var objcopy = $"{architecture.Triple}-objcopy";
        Demand(architecture,
        [
            (clang is not null, "clang"),
            (search.Find($"{architecture.Triple}-gcc") is not null && search.Find(objcopy) is not null, $"gcc-{architecture.Triple.Replace('_', '-')}"),
            (HasFile($"usr/{architecture.Triple}/lib/Scrt1.o"), $"libc6-dev-{architecture.Debian}-cross"),
        ]);
        // clang takes the other processor's start files and libraries from that gcc, and its linker is the one that is there.
        return [$"CppCompilerAndLinker={Path.GetFileName(clang)}", "LinkerFlavor=bfd", $"ObjCopyName={objcopy}"];
    }

    private bool HasFile(string path) => File.Exists(Path.Combine(root, path));

    private static void Demand(FunctionArchitecture architecture, IEnumerable<(bool IsThere, string Package)> packages)
    {
        var missing = packages.Where(package => !package.IsThere).Select(package => package.Package).ToList();
        if (missing.Count > 0)
            throw new PackagingException(
                $"{architecture.Name}: what links its native code is not installed here: {string.Join(", ", missing)}; "
                + $"on Debian or Ubuntu: apt-get install {string.Join(' ', missing)}");
    }
}
