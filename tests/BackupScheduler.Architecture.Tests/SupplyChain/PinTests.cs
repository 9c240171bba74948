using System.Text.Json;
using System.Text.RegularExpressions;

namespace BackupScheduler.Architecture.Tests.SupplyChain;

/// <summary>What builds and tests this is named with its version, and everywhere with the same.</summary>
public sealed partial class PinTests
{
    [Theory]
    [InlineData("SDK [0-9.]+[0-9]", "global.json", "\"version\": \"([0-9.]+)\"", "README.md", "docs/operations.md")]
    [InlineData("cfn-lint [0-9.]+[0-9]", ".ci/run", "cfn_lint=([0-9.]+)", "README.md")]
    [InlineData("moto [0-9.]+[0-9]", "src/BackupScheduler.LocalAws/Emulation/EmulatorOptions.cs", "PinnedVersion = \"([0-9.]+)\"", "README.md",
        "src/BackupScheduler.LocalAws/Deployment/Adapting/Adaptations.cs")]
    public void A_tool_has_one_version_wherever_it_is_named(string named, string pinning, string pin, params string[] places)
    {
        var version = Regex.Match(Text(pinning), pin).Groups[1].Value;
        Assert.NotEqual("", version);
        foreach (var place in places)
        {
            var found = Regex.Matches(Text(place), named).Select(match => match.Value.Split(' ')[1]).Where(found => found.Contains('.', StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(found);
            Assert.All(found, other => Assert.Equal(version, other));
        }
    }

    [Fact]
    public void The_sdk_rolls_forward_by_patches_alone()
    {
        using var global = JsonDocument.Parse(Text("global.json"));
        Assert.Equal("latestPatch", global.RootElement.GetProperty("sdk").GetProperty("rollForward").GetString());
    }

    [Fact]
    public void No_package_of_the_build_floats()
    {
        // The official AWS packages do, on feeds that have them: which versions that will be, nobody could try here.
        var pinned = OfficialPackages().Replace(Text("Directory.Packages.props"), "");
        var versions = Versions().Matches(pinned).Select(match => match.Groups[1].Value).ToList();
        Assert.True(versions.Count > 10, $"only {versions.Count} were found");
        Assert.All(versions, version => Assert.Matches(@"^\[?[0-9]+(\.[0-9]+)+\]?$", version));
    }

    [Fact]
    public void No_npm_package_floats()
    {
        foreach (var file in Repository.TrackedFiles().Where(file => Path.GetFileName(file) == "package.json"))
        {
            using var package = JsonDocument.Parse(Text(file));
            Assert.All(package.RootElement.GetProperty("dependencies").EnumerateObject(), pin => Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+$", pin.Value.GetString()!));
            Assert.Contains(file.Replace("package.json", "package-lock.json", StringComparison.Ordinal), Repository.TrackedFiles());
        }
    }

    // The bill of materials takes the runtime's version from the compiler's, since no lock file names the runtime.
    [Fact]
    public void The_runtime_that_is_linked_in_is_of_the_compilers_version()
    {
        using var assets = JsonDocument.Parse(Text("src/BackupScheduler.Lambda/obj/project.assets.json"));
        var compiler = assets.RootElement.GetProperty("libraries").EnumerateObject().Single(library => library.Name.StartsWith("Microsoft.DotNet.ILCompiler/", StringComparison.Ordinal)).Name.Split('/')[1];
        var runtimes = assets.RootElement.GetProperty("project").GetProperty("frameworks").GetProperty("net10.0").GetProperty("downloadDependencies").EnumerateArray()
            .Where(download => download.GetProperty("name").GetString()!.StartsWith("Microsoft.NETCore.App.Runtime.NativeAOT.", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, runtimes.Count);
        Assert.All(runtimes, runtime => Assert.Equal($"[{compiler}, {compiler}]", runtime.GetProperty("version").GetString()));
    }

    private static string Text(string file) => string.Join('\n', Repository.ReadText(file)!);

    [GeneratedRegex("""<ItemGroup Condition="'\$\(UseOfficialAwsPackages\)' == 'true'">.*?</ItemGroup>""", RegexOptions.Singleline)]
    private static partial Regex OfficialPackages();

    [GeneratedRegex("<PackageVersion Include=\"[^\"]+\" Version=\"([^\"]+)\"")]
    private static partial Regex Versions();
}
