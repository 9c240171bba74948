namespace BackupScheduler.Cli.Package.Materials;

/// <summary>All that the functions of one processor are made of and with.</summary>
/// <param name="Function">Their own project, which depends on all others.</param>
/// <param name="Parts">The others, in order of their references.</param>
internal sealed record BillOfMaterials(Material Function, IReadOnlyList<Material> Parts)
{
    private const string Compiler = "Microsoft.DotNet.ILCompiler";

    // Compilers and analysers. A lock file does not tell them from libraries.
    private static readonly string[] s_tools = [Compiler, "Microsoft.NET.ILLink.Tasks", "Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    /// <summary>Reads it from the lock file, and from the packages that were restored.</summary>
    /// <exception cref="PackagingException">The lock file is missing or broken.</exception>
    public static BillOfMaterials Of(SourceTree tree, FunctionArchitecture architecture, PackagesFolder folder)
    {
        var locked = LockFile.Read(tree.FunctionsLockFile, architecture);
        var runtime = RuntimeOf(locked, architecture);
        var materials = locked.Packages.Select(package => (Material: Of(package, architecture), package.DependsOn))
            .Concat(locked.Projects.Select(project => (Material: Of(project, tree), project.DependsOn)))
            .Append((Material: runtime, DependsOn: [])).ToList();
        var references = materials.ToDictionary(material => material.Material.Name, material => material.Material.Reference, StringComparer.OrdinalIgnoreCase);
        var function = new Material(Path.GetFileName(tree.Lambda), Version, MaterialKind.Project) { License = License, DependsOn = References(DirectOf(locked).Append(runtime.Name), references) };
        return new BillOfMaterials(
            function,
            [.. materials.Select(material => folder.Complete(material.Material with { DependsOn = References(material.DependsOn, references) })).OrderBy(material => material.Reference, StringComparer.Ordinal)]);
    }

    /// <summary>Of this repository's projects.</summary>
    public static string Version => typeof(BillOfMaterials).Assembly.GetName().Version!.ToString(3);

    private static string License => "MIT";

    /// <summary>Packages whose files were not found: what only they tell is left out.</summary>
    public IEnumerable<Material> Incomplete => Parts.Where(part => part is { PackageUrl: not null, Sha512: null });

    private static Material Of(LockedPackage package, FunctionArchitecture architecture) =>
        new(package.Name, package.Version, IsTool(package.Name, architecture) ? MaterialKind.BuildTool : MaterialKind.Package) { ContentHash = package.ContentHash };

    private static bool IsTool(string name, FunctionArchitecture architecture) =>
        s_tools.Contains(name, StringComparer.OrdinalIgnoreCase) || name.Equals($"runtime.{architecture.RuntimeIdentifier}.{Compiler}", StringComparison.OrdinalIgnoreCase);

    private static Material Of(LockedProject project, SourceTree tree)
    {
        var (name, isStandIn) = tree.FindProject(project.Name);
        return new Material(name, Version, isStandIn ? MaterialKind.StandIn : MaterialKind.Project) { License = License };
    }

    // No lock file names it: the SDK takes the one of the compiler's own version.
    private static Material RuntimeOf(LockFile locked, FunctionArchitecture architecture)
    {
        var compiler = locked.Packages.FirstOrDefault(package => package.Name.Equals(Compiler, StringComparison.OrdinalIgnoreCase))
            ?? throw new PackagingException($"the functions' lock file names no {Compiler}");
        return new Material($"Microsoft.NETCore.App.Runtime.NativeAOT.{architecture.RuntimeIdentifier}", compiler.Version, MaterialKind.Runtime);
    }

    // Which projects the functions' own one names itself, the lock file does not say: those that no other names, at least.
    private static IEnumerable<string> DirectOf(LockFile locked) =>
    [
        .. locked.Packages.Where(package => package.IsDirect).Select(package => package.Name),
        .. locked.Projects.Select(project => project.Name).Except(locked.Projects.SelectMany(project => project.DependsOn), StringComparer.OrdinalIgnoreCase),
    ];

    private static List<string> References(IEnumerable<string> names, Dictionary<string, string> references) =>
        [.. names.Select(name => references.GetValueOrDefault(name) ?? throw new PackagingException($"the functions' lock file does not say what {name} is")).Distinct().Order(StringComparer.Ordinal)];
}
