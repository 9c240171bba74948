using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Package;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.Cli.Tests.Package;

/// <summary>What links native code is looked for before minutes are spent, and what is missing is named.</summary>
public sealed class NativeToolsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    private static FunctionArchitecture Other => FunctionArchitecture.All.Single(architecture => !architecture.IsOfThisMachine);

    private static FunctionArchitecture Own => FunctionArchitecture.All.Single(architecture => architecture.IsOfThisMachine);

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void What_is_missing_for_the_other_processor_is_named_with_the_way_to_get_it()
    {
        Program("clang-16");
        var refused = Assert.Throws<PackagingException>(() => Tools().PropertiesFor(FunctionArchitecture.Arm64.IsOfThisMachine ? FunctionArchitecture.X64 : FunctionArchitecture.Arm64));
        var packages = Other == FunctionArchitecture.Arm64 ? "gcc-aarch64-linux-gnu libc6-dev-arm64-cross" : "gcc-x86-64-linux-gnu libc6-dev-amd64-cross";
        Assert.StartsWith($"{Other.Name}: what links its native code is not installed here: ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($"apt-get install {packages}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_the_cross_tools_there_they_are_used()
    {
        Program("clang-16");
        Program($"{Other.Triple}-gcc");
        Program($"{Other.Triple}-objcopy");
        Touch($"usr/{Other.Triple}/lib/Scrt1.o");
        Assert.Equal(["CppCompilerAndLinker=clang-16", "LinkerFlavor=bfd", $"ObjCopyName={Other.Triple}-objcopy"], Tools().PropertiesFor(Other));
    }

    [Fact]
    public void This_machines_own_code_is_linked_by_the_same_one_wherever_both_are()
    {
        Touch("usr/include/stdlib.h");
        Program("clang");
        Assert.Equal(["CppCompilerAndLinker=clang"], Tools().PropertiesFor(Own));
        Program("gcc");
        Assert.Equal(["CppCompilerAndLinker=gcc"], Tools().PropertiesFor(Own));
        File.Delete(Path.Combine(_root.FullName, "usr/include/stdlib.h"));
        Assert.EndsWith("apt-get install libc6-dev", Assert.Throws<PackagingException>(() => Tools().PropertiesFor(Own)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_paths_that_are_mapped_away_may_hold_what_compiler_and_msbuild_read_as_their_own()
    {
        Touch("usr/include/stdlib.h");
        Program("gcc");
        var publish = new FunctionPublish(new SourceTree("/src/a=b,c;d%e"), Tools(), new Progress(TextWriter.Null, isTerminal: false));
        Assert.Contains(
            "-p:PathMap=/src/a==b%2C%2Cc%3Bd%25e/=/_/%2C/build/objects/=/_work/",
            publish.Arguments(Own, "/build/objects", "/build/objects/published"));
    }

    private NativeTools Tools() => new(new SearchPath(Path.Combine(_root.FullName, "bin")), _root.FullName);

    private void Program(string name)
    {
        var path = Touch($"bin/{name}");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Touch(string path)
    {
        var file = Path.Combine(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        return file;
    }
}
