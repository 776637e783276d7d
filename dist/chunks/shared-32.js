module.exports=require("../hunkguard.js")("./shared-32.js");
