using System.Buffers;

namespace FeedMonitor.Stories.Words;

/// <summary>Tells names in Chinese, where no capital does.</summary>
internal static class ChineseNames
{
    // What foreign names are spelled with in Chinese. Two of them side by side are hardly ever a Chinese word.
    private static readonly SearchValues<char> Sounds = SearchValues.Create(
        "阿埃艾安奥巴拜班贝比宾波伯博布查茨达丹道德登迪蒂丁杜顿多厄恩尔法范菲费芬弗福盖甘戈格古哈海汉赫霍基吉加贾杰卡坎凯康考科克肯库昆拉莱赖兰朗劳勒雷里利列林隆卢鲁伦罗洛马迈曼毛梅门蒙米明莫默姆穆纳奈南内尼宁纽努诺欧帕庞佩彭皮平普奇恰乔切琴让若萨塞桑瑟森沙尚舍史斯苏索塔泰坦汤特滕提汀图托瓦万威韦维温沃乌西希锡夏香谢辛休许雅亚杨耶叶伊因英尤泽扎詹珍佐");

    // What a place or a firm ends with.
    private static readonly SearchValues<char> Ends = SearchValues.Create("市省县州镇村港岛湖湾");

    // From the first character of a name to the word for a firm.
    private const int MostBeforeFirm = 4;

    private static readonly HashSet<string> Firms = new(StringComparer.Ordinal) { "公司", "集团", "集團", "医院", "醫院", "银行", "銀行", "大学", "大學" };

    /// <summary>Whether the two characters at a place are of a name.</summary>
    public static bool IsAt(IReadOnlyList<StoryWord> words, int at) =>
        (IsOf(Sounds, words, at) && IsOf(Sounds, words, at + 1)) || (IsOf(Ends, words, at + 2) && words[at + 2].Gap.Length == 0) || IsBeforeFirm(words, at);

    // 蓝灯航运公司: what stands shortly before the word for a firm is its name or trade.
    private static bool IsBeforeFirm(IReadOnlyList<StoryWord> words, int at)
    {
        for (var firm = at + 2; firm + 1 < words.Count && firm <= at + MostBeforeFirm && words[firm - 1].Gap.Length + words[firm].Gap.Length == 0; firm++)
        {
            if (Firms.Contains(words[firm].Folded + words[firm + 1].Folded))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOf(SearchValues<char> set, IReadOnlyList<StoryWord> words, int at) => at < words.Count && set.Contains(words[at].Folded[0]);
}
