// JavaRosa, the engine inside ODK Collect, on one XForm; prints one line of JSON. CPU time of the thread throughout.
// The classes come from the ODK_Validate.jar inside the pyxform wheel.
//   java -Xss512m -cp ODK_Validate.jar JavaRosa.java FORM.xml TOPOLOGY
import java.io.FileInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.xform.util.XFormUtils;

public class JavaRosa {
    static double cpu() { return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9; }

    static void leaves(TreeElement e, List<TreeElement> out) {
        if (e.getNumChildren() == 0 && e.getName().matches("q\\d+")) out.add(e);
        for (int i = 0; i < e.getNumChildren(); i++) leaves(e.getChildAt(i), out);
    }

    static void answer(FormDef form, TreeElement e, String code) {
        form.setValue(new SelectOneData(new Selection(code)), e.getRef(), true);
    }

    static int relevant(List<TreeElement> all) {
        int n = 0;
        for (TreeElement e : all) if (e.isRelevant()) n++;
        return n;
    }

    static void run(String file, String topology) throws Exception {
        StringBuilder out = new StringBuilder("{");
        double c = cpu();
        FormDef form = XFormUtils.getFormFromInputStream(new FileInputStream(file));
        form.initialize(true, new InstanceInitializationFactory());
        out.append("\"open_s\": ").append(cpu() - c);
        List<TreeElement> all = new ArrayList<>();
        leaves(form.getMainInstance().getRoot(), all);
        TreeElement first = all.get(0), last = all.get(all.size() - 1);
        if (topology.equals("fanout")) {
            double[] reveal = new double[5];
            int n = 0;
            for (int i = 0; i < reveal.length; i++) {
                c = cpu();
                answer(form, first, "yes");
                n = relevant(all);
                reveal[i] = cpu() - c;
                answer(form, first, "no");
            }
            Arrays.sort(reveal);
            out.append(", \"reveal_s\": ").append(reveal[2]).append(", \"revealed\": ").append(n);
        } else {
            c = cpu();
            for (TreeElement e : all) answer(form, e, "yes");
            out.append(", \"resume_s\": ").append(cpu() - c);
            double[] idle = new double[101];
            for (int i = 0; i < idle.length; i++) {
                c = cpu();
                answer(form, last, i % 2 == 0 ? "no" : "yes");
                idle[i] = cpu() - c;
            }
            Arrays.sort(idle);
            out.append(", \"idle_s\": ").append(idle[50]);
            if (topology.equals("chain")) {
                c = cpu();
                answer(form, first, "no");
                int left = relevant(all);
                out.append(", \"collapse_s\": ").append(cpu() - c).append(", \"left\": ").append(left);
            }
        }
        for (String line : Files.readAllLines(Path.of("/proc/self/status")))
            if (line.startsWith("VmHWM")) out.append(", \"rss_mib\": ").append(Long.parseLong(line.replaceAll("\\D", "")) / 1024);
        System.out.println(out.append("}"));
    }

    public static void main(String[] a) throws Exception {
        Throwable[] fault = new Throwable[1];
        Thread thread = new Thread(null, () -> {
            try { run(a[0], a[1]); } catch (Throwable e) { fault[0] = e; }
        }, "run", 1L << 29);
        thread.start();
        thread.join();
        if (fault[0] != null) throw new RuntimeException(fault[0]);
    }
}
