using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Package;
using BackupScheduler.Cli.Tests.Package.Materials;
using BackupScheduler.Cli.Tests.Run;

namespace BackupScheduler.Cli.Tests.Package;

/// <summary>The whole command over this repository's own templates; only the executable is not really published.</summary>
public sealed class PackagingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly SourceTree _tree = SourceTree.Find(AppContext.BaseDirectory);

    private string Dist => Path.Combine(_folder.FullName, "dist");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_folder_holds_what_is_uploaded_and_the_hubs_template_names_it()
    {
        var outcome = await PackageAsync(FunctionArchitecture.X64);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var zip = Assert.Single(Names(), name => name.EndsWith(".zip", StringComparison.Ordinal));
        Assert.Equal($"function-x86_64-{Hash(zip)[..16]}.zip", zip);
        var roles = Assert.Single(Names(), name => name.StartsWith("member-roles-", StringComparison.Ordinal));
        var events = Assert.Single(Names(), name => name.StartsWith("member-events-", StringComparison.Ordinal));
        Assert.Equal(["SHA256SUMS", zip, "management.yaml", events, roles, "sbom-x86_64.cdx.json", "vault.yaml"], Names());
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_tree.Root, "stacksets", "member-roles.yaml")), await File.ReadAllBytesAsync(Path.Combine(Dist, roles)));
        Assert.Equal(
            ["      FunctionZipX64: " + zip, "      MemberRolesTemplate: " + roles, "      MemberEventsTemplate: " + events],
            Changes());
        Assert.All(await File.ReadAllLinesAsync(Path.Combine(Dist, "SHA256SUMS")), line => Assert.Equal(line, $"{Hash(line[66..])}  {line[66..]}"));
    }

    [Fact]
    public async Task The_bill_of_materials_is_that_of_the_zip_beside_it()
    {
        await PackageAsync(FunctionArchitecture.X64, FunctionArchitecture.Arm64);

        foreach (var architecture in FunctionArchitecture.All)
        {
            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Dist, $"sbom-{architecture.OfLambda}.cdx.json")));
            Assert.Empty(CycloneDxRules.Broken(document.RootElement));
            var function = document.RootElement.GetProperty("metadata").GetProperty("component");
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(architecture.Name))), function.GetProperty("hashes")[0].GetProperty("content").GetString());
            var zip = function.GetProperty("properties").EnumerateArray().ToDictionary(property => property.GetProperty("name").GetString()!, property => property.GetProperty("value").GetString()!);
            Assert.Equal(Hash(zip["backup-scheduler:zip"]), zip["backup-scheduler:zip-sha256"]);
            Assert.Contains(document.RootElement.GetProperty("components").EnumerateArray(), part => part.GetProperty("name").GetString() == $"Microsoft.NETCore.App.Runtime.NativeAOT.{architecture.RuntimeIdentifier}");
        }
    }

    [Fact]
    public async Task With_both_processors_the_template_names_both_zips_and_with_one_that_one()
    {
        await PackageAsync(FunctionArchitecture.X64, FunctionArchitecture.Arm64);
        Assert.Equal(["FunctionZipArm64", "FunctionZipX64"], Changes().Select(line => line.Trim().Split(':')[0]).Where(key => key.StartsWith("Function", StringComparison.Ordinal)).Order());
        Assert.Equal(2, Names().Count(name => name.EndsWith(".zip", StringComparison.Ordinal)));
        await PackageAsync(FunctionArchitecture.Arm64);
        Assert.Contains(Changes(), line => line.Contains("FunctionZipArm64", StringComparison.Ordinal));
        Assert.DoesNotContain(Changes(), line => line.Contains("FunctionZipX64", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_commands_stand_at_the_end_with_every_parameter_that_has_to_be_given()
    {
        var outcome = await PackageAsync(FunctionArchitecture.X64);

        var lines = outcome.Output.TrimEnd('\n').Split('\n');
        Assert.Equal($"aws s3 sync {Dist} s3://BUCKET/backup-scheduler/", lines[^2]);
        Assert.StartsWith($"aws cloudformation deploy --stack-name backup-scheduler --template-file {Dist}/management.yaml --s3-bucket BUCKET ", lines[^1], StringComparison.Ordinal);
        Assert.Contains(" CodeBucket=BUCKET", lines[^1], StringComparison.Ordinal);
        Assert.Contains(" OrganizationId=ORGANIZATION_ID", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_it_tells_the_same()
    {
        var outcome = await PackageAsync(new PackageOptions(Dist, [FunctionArchitecture.X64]) { Json = true });

        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Equal(("package", true, Dist), (root.GetProperty("command").GetString(), root.GetProperty("succeeded").GetBoolean(), root.GetProperty("output").GetString()));
        var function = Assert.Single(root.GetProperty("functions").EnumerateArray());
        Assert.Equal(("x86_64", Hash(function.GetProperty("file").GetString()!)), (function.GetProperty("architecture").GetString(), function.GetProperty("sha256").GetString()));
        Assert.Equal("sbom-x86_64.cdx.json", function.GetProperty("sbom").GetString());
        Assert.Equal(4, root.GetProperty("templates").GetArrayLength());
        Assert.Equal(2, root.GetProperty("next").GetArrayLength());
    }

    [Fact]
    public async Task An_earlier_package_is_replaced_whole()
    {
        await PackageAsync(FunctionArchitecture.X64, FunctionArchitecture.Arm64);
        await PackageAsync(FunctionArchitecture.X64);

        Assert.Single(Names(), name => name.EndsWith(".zip", StringComparison.Ordinal));
        Assert.Equal([Dist], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Theory]
    [InlineData("photo.jpg", "photo.jpg is not in it as SHA256SUMS lists it")]
    [InlineData("management.yaml", "management.yaml is not in it as SHA256SUMS lists it")]
    public async Task A_package_that_somebody_has_put_something_into_is_refused_and_stays(string file, string why)
    {
        await PackageAsync(FunctionArchitecture.X64);
        await File.WriteAllTextAsync(Path.Combine(Dist, file), "mine");
        var before = Names();
        var outcome = await PackageAsync(FunctionArchitecture.Arm64);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains($"accepted: a new or empty folder, or an earlier package: {why}", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, Names());
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Dist, file)));
    }

    [Fact]
    public async Task A_folder_that_is_no_package_is_refused_and_an_empty_one_is_taken()
    {
        Directory.CreateDirectory(Path.Combine(Dist, "sub"));
        Assert.Equal(2, (await PackageAsync(FunctionArchitecture.X64)).ExitCode);
        Directory.Delete(Path.Combine(Dist, "sub"));
        Assert.Equal(0, (await PackageAsync(FunctionArchitecture.X64)).ExitCode);
    }

    [Fact]
    public async Task What_cannot_be_made_is_one_line_exit_1_and_leaves_nothing()
    {
        var outcome = await PackageAsync(new PackageOptions(Dist, [FunctionArchitecture.X64, FunctionArchitecture.Arm64]), missing: FunctionArchitecture.Arm64);

        Assert.Equal(new RunOutcome(1, "", "arm64: no linker\n"), outcome);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Outside_of_a_source_tree_it_says_so()
    {
        var refused = Assert.Throws<BadUsageException>(() => SourceTree.Find(_folder.FullName, Path.GetTempPath()));
        Assert.Contains("accepted: a clone of the sources", Assert.Single(refused.Lines), StringComparison.Ordinal);
    }

    private Task<RunOutcome> PackageAsync(params FunctionArchitecture[] architectures) => PackageAsync(new PackageOptions(Dist, architectures));

    private async Task<RunOutcome> PackageAsync(PackageOptions options, FunctionArchitecture? missing = null)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        int exitCode;
        try
        {
            exitCode = await Packaging.RunAsync(options, _tree, new Made(missing), new Terminal(output, error), CancellationToken.None);
        }
        catch (Exception e)
        {
            exitCode = Invoking.Explain(e, error, isInterrupted: false);
        }

        return new RunOutcome(exitCode, output.ToString(), error.ToString());
    }

    private List<string> Names() => [.. Directory.GetFiles(Dist).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    private string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Dist, name))));

    // The lines of the hub's template that are not those of the repository.
    private List<string> Changes() =>
        [.. File.ReadAllLines(Path.Combine(Dist, "management.yaml")).Zip(File.ReadAllLines(Path.Combine(_tree.Root, "cloudformation", "management.yaml")))
            .Where(lines => lines.First != lines.Second).Select(lines => lines.First)];

    private sealed class Made(FunctionArchitecture? missing) : IBootstrapSource
    {
        public void Check(FunctionArchitecture architecture)
        {
            if (architecture == missing) throw new PackagingException($"{architecture.Name}: no linker");
        }

        public Task<byte[]> MakeAsync(FunctionArchitecture architecture, CancellationToken cancellation) => Task.FromResult(Encoding.UTF8.GetBytes(architecture.Name));
    }
}
