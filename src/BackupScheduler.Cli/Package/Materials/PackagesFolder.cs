using System.Security.Cryptography;
using System.Xml.Linq;

namespace BackupScheduler.Cli.Package.Materials;

/// <summary>Where NuGet unpacks what it restores: what a lock file does not say stands there.</summary>
/// <param name="path">The folder; it need not be there.</param>
internal sealed class PackagesFolder(string path)
{
    /// <summary>NuGet's own, unless the environment names another; one that only a NuGet.Config names is not found.</summary>
    public static PackagesFolder FromEnvironment() => new(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));

    /// <summary>The same material with what its package tells, if it is there.</summary>
    public Material Complete(Material material)
    {
        if (material.PackageUrl is null) return material;
        var (name, version) = (material.Name.ToLowerInvariant(), material.Version.ToLowerInvariant());
        var package = Path.Combine(path, name, version, $"{name}.{version}.nupkg");
        var description = Path.Combine(path, name, version, $"{name}.nuspec");
        if (!File.Exists(package) || !File.Exists(description)) return material;
        using var content = File.OpenRead(package);
        return material with { Sha512 = Convert.ToHexStringLower(SHA512.HashData(content)), License = LicenseOf(XDocument.Load(description)) };
    }

    /// <inheritdoc/>
    public override string ToString() => path;

    // A license that is a file of the package's own has no name to be told by.
    private static string? LicenseOf(XDocument description) => description.Descendants()
        .FirstOrDefault(element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value.Trim();
}
