namespace BackupScheduler.Cli.Package.Materials;

/// <summary>A part of the functions, or what they were built with.</summary>
/// <param name="Name">As its makers write it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kind">Whose it is, and what becomes of it.</param>
internal sealed record Material(string Name, string Version, MaterialKind Kind)
{
    /// <summary>SHA-512 of the package's file as it was restored, in hexadecimal digits; null for a project, and where the file was not found.</summary>
    public string? Sha512 { get; init; }

    /// <summary>What the lock file holds the package to; null for what no lock file names.</summary>
    public string? ContentHash { get; init; }

    /// <summary>As an SPDX expression; null where the package does not state one.</summary>
    public string? License { get; init; }

    /// <summary>References to others, in order.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>What stands for it within the bill. A stand-in has no package's address: no scanner may take it for the package whose name it bears.</summary>
    public string Reference => PackageUrl ?? $"project:{Name}";

    /// <summary>The package's address by the purl specification; null for a project.</summary>
    public string? PackageUrl => Kind is MaterialKind.Project or MaterialKind.StandIn ? null : $"pkg:nuget/{Uri.EscapeDataString(Name)}@{Uri.EscapeDataString(Version)}";
}

/// <summary>Whose a material is, and what becomes of it.</summary>
internal enum MaterialKind
{
    /// <summary>A package whose code is linked into the executable, as far as it is reached.</summary>
    Package,

    /// <summary>.NET's own libraries and runtime, linked in the same way.</summary>
    Runtime,

    /// <summary>Compiler or analyser: it makes the executable, and is not in it.</summary>
    BuildTool,

    /// <summary>A project of this repository.</summary>
    Project,

    /// <summary>A project of this repository under the name of an AWS package (docs/adr/0001-stand-ins.md).</summary>
    StandIn,
}
