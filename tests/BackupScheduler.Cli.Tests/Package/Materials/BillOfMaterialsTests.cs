using System.Text.Json;
using BackupScheduler.Cli.Package;
using BackupScheduler.Cli.Package.Materials;

namespace BackupScheduler.Cli.Tests.Package.Materials;

/// <summary>What this repository's functions are made of, against their lock file and the packages that were restored.</summary>
public sealed class BillOfMaterialsTests : IDisposable
{
    private static readonly SourceTree s_tree = SourceTree.Find(AppContext.BaseDirectory);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public static TheoryData<string> Processors => [.. FunctionArchitecture.All.Select(architecture => architecture.Name)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Processors))]
    public void It_keeps_the_rules_of_its_format(string processor)
    {
        using var document = JsonDocument.Parse(FileOf(processor).Content);
        Assert.Empty(CycloneDxRules.Broken(document.RootElement));
    }

    [Theory]
    [MemberData(nameof(Processors))]
    public void It_has_every_package_and_project_of_the_lock_file_and_the_runtime_beside(string processor)
    {
        using var locked = JsonDocument.Parse(File.ReadAllBytes(s_tree.FunctionsLockFile));
        var expected = locked.RootElement.GetProperty("dependencies").EnumerateObject()
            .Where(framework => framework.Name is "net10.0" || framework.Name.EndsWith($"/linux-{processor}", StringComparison.Ordinal))
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Select(entry => entry.Value.TryGetProperty("resolved", out var version) ? $"{entry.Name} {version}" : $"{entry.Name} {BillOfMaterials.Version}")
            .Append($"Microsoft.NETCore.App.Runtime.NativeAOT.linux-{processor} {Bill(processor).Parts.Single(part => part.Name == "Microsoft.DotNet.ILCompiler").Version}");
        Assert.Equal(
            expected.Distinct().Order(StringComparer.OrdinalIgnoreCase),
            Bill(processor).Parts.Select(part => $"{part.Name} {part.Version}").Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Everything_in_it_is_reached_from_the_functions()
    {
        var bill = Bill("x64");
        var (reached, next) = (new HashSet<string>(), new Queue<string>(bill.Function.DependsOn));
        while (next.TryDequeue(out var reference))
        {
            if (!reached.Add(reference)) continue;
            foreach (var on in bill.Parts.Single(part => part.Reference == reference).DependsOn) next.Enqueue(on);
        }

        Assert.Equal(bill.Parts.Select(part => part.Reference), reached.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Stand_ins_are_parts_of_the_project_and_never_the_packages_whose_names_they_bear()
    {
        var standIns = Bill("x64").Parts.Where(part => part.Kind == MaterialKind.StandIn).ToList();
        Assert.Equal(
            ["AWSSDK.EventBridge", "AWSSDK.IdentityManagement", "AWSSDK.Organizations", "AWSSDK.ResourceGroupsTaggingAPI", "Amazon.Lambda.CloudWatchEvents",
                "Amazon.Lambda.Core", "Amazon.Lambda.RuntimeSupport", "Amazon.Lambda.SQSEvents", "Amazon.Lambda.Serialization.SystemTextJson"],
            standIns.Select(part => part.Name));
        Assert.All(standIns, part => Assert.Equal((null, $"project:{part.Name}"), (part.PackageUrl, part.Reference)));
        using var document = JsonDocument.Parse(FileOf("x64").Content);
        var written = document.RootElement.GetProperty("components").EnumerateArray().Where(part => part.GetProperty("bom-ref").GetString() == "project:Amazon.Lambda.Core");
        Assert.Equal("stand-in", Assert.Single(written).GetProperty("properties")[0].GetProperty("value").GetString());
    }

    // Native code has no list of assemblies to look this up in; what a package brings decides.
    [Fact]
    public void What_is_called_a_build_tool_brings_nothing_to_link_and_what_is_called_a_package_does()
    {
        var parts = Bill("x64").Parts;
        Assert.All(parts.Where(part => part.Kind == MaterialKind.BuildTool && IsRestored(part)), part => Assert.False(HasLibraries(part), part.Name));
        Assert.All(parts.Where(part => part.Kind == MaterialKind.Package), part => Assert.True(HasLibraries(part), part.Name));
    }

    [Fact]
    public void A_package_has_the_hash_of_its_file_and_its_license_and_the_lock_files_hash_is_told_as_what_it_is()
    {
        var core = Bill("x64").Parts.Single(part => part.Name == "AWSSDK.Core");
        Assert.Equal("Apache-2.0", core.License);
        Assert.Equal(Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(Path.Combine(Folder(core), $"awssdk.core.{core.Version}.nupkg.sha512")))), core.Sha512);
        // The lock file's hash leaves the signature out.
        Assert.NotEqual(core.Sha512, Convert.ToHexStringLower(Convert.FromBase64String(core.ContentHash!)));
    }

    [Fact]
    public void Packages_that_are_not_there_are_told_of_and_nothing_is_made_up_about_them()
    {
        var bill = BillOfMaterials.Of(s_tree, FunctionArchitecture.X64, new PackagesFolder(_folder.FullName));
        Assert.All(bill.Parts.Where(part => part.PackageUrl is not null), part => Assert.Equal((null, null), (part.Sha512, part.License)));
        Assert.Equal(bill.Parts.Count(part => part.PackageUrl is not null), bill.Incomplete.Count());
    }

    [Fact]
    public void The_same_sources_give_the_same_bytes() => Assert.Equal(FileOf("x64").Content, FileOf("x64").Content);

    [Fact]
    public void A_lock_file_that_is_missing_or_of_another_platform_is_refused()
    {
        var path = Path.Combine(_folder.FullName, "packages.lock.json");
        Assert.Throws<PackagingException>(() => LockFile.Read(path, FunctionArchitecture.X64));
        File.WriteAllText(path, """{"version":2,"dependencies":{"net10.0":{},"net10.0/linux-x64":{}}}""");
        Assert.Empty(LockFile.Read(path, FunctionArchitecture.X64).Packages);
        var refused = Assert.Throws<PackagingException>(() => LockFile.Read(path, FunctionArchitecture.Arm64));
        Assert.StartsWith($"{path} is no lock file with net10.0/linux-arm64: ", refused.Message, StringComparison.Ordinal);
    }

    private static BillOfMaterials Bill(string processor) =>
        BillOfMaterials.Of(s_tree, FunctionArchitecture.All.Single(architecture => architecture.Name == processor), PackagesFolder.FromEnvironment());

    private static PackageFile FileOf(string processor) => CycloneDx.FileOf(
        Bill(processor), FunctionArchitecture.All.Single(architecture => architecture.Name == processor), new PackageFile("function.zip", [1]), PackageFile.HashOf([2]));

    private static string Folder(Material part) => Path.Combine(PackagesFolder.FromEnvironment().ToString(), part.Name.ToLowerInvariant(), part.Version);

    private static bool IsRestored(Material part) => Directory.Exists(Folder(part));

    private static bool HasLibraries(Material part) => Directory.Exists(Path.Combine(Folder(part), "lib"));
}
